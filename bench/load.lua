-- Says in one line of JSON what a run of wrk found.
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"bytes":%d,"seconds":%.3f,"p50":%.2f,"p95":%.2f,"bad":%d}\n',
    summary.requests, summary.bytes, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end

-- A file with a path a line: each is asked for in turn.
local paths, turn = {}, 0

function init(args)
  if args[1] then
    for path in io.lines(args[1]) do paths[#paths + 1] = path end
  end
end

function request()
  if #paths == 0 then return wrk.format() end
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn])
end
