import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src',
  // One name per entry: server.js serves the web, cli.js the command line.
  serverBuildFile: '[name].js',
} satisfies Config;
