/**
 * Many cities from one, inside the database: the rows of every table of a city again under other ids. Its indexes are
 * built once at the end, and what only checks (foreign keys, triggers) rests: the rows have been checked once.
 */

import pg from 'pg';

/** @param wanted how many cities there are afterwards, `city` among them; the others are called `city-1`, `city-2`, … */
export async function multiplyCity(url: string, city: string, wanted: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'`);
    const { rows: tables } = await client.query(ofCity);
    for (const { name, columns } of tables) {
      await client.query('begin');
      await client.query(ready(name, false));
      const taken = columns.map((column: string) => (column === 'city_id' ? copyId : `t.${column}`)).join(', ');
      await client.query(
        `insert into ${name} (${columns.join(', ')}) overriding system value
         select ${taken} from generate_series(1, $2::int) as number cross join ${name} t where t.city_id = $1`,
        [city, wanted - 1],
      );
      await client.query(ready(name, true));
      await client.query(`reindex table ${name}`);
      await client.query('commit');
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

const copyId = `$1 || '-' || number`;

/** Tables that hold something of a city, with their columns as they may be written. */
const ofCity = `
  select quote_ident(c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum)::text[] as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  group by c.oid, c.relname having bool_or(a.attname = 'city_id') order by c.relname`;

/** An index that is not ready is not written to. */
function ready(name: string, is: boolean): string {
  return `update pg_index set indisready = ${is}, indisvalid = ${is} where indrelid = '${name}'::regclass`;
}
