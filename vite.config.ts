import { reactRouter } from '@react-router/dev/vite';
import { PurgeCSS } from 'purgecss';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  css: {
    postcss: {
      plugins: [
        {
          // Of KERN's 400 kB of styles only the classes that our pages use are shipped; its tokens stay whole.
          postcssPlugin: 'only-used-parts-of-kern',
          async OnceExit(root, { result, postcss }) {
            if (!result.opts.from?.includes('/src/ui/app.css')) return;
            const [purged] = await new PurgeCSS().purge({
              content: ['src/**/*.{ts,tsx,js}'],
              css: [{ raw: root.toString() }],
              safelist: {
                standard: [
                  /^(html|body|:root)$/,
                  /^data-/,
                  /popover/,
                  /^(?!kern-)/,
                  // Written in the pages as a stem with a kind or tone behind it.
                  /^kern-(btn--(primary|secondary|tertiary)|(alert|icon)--(info|success|warning|danger))$/,
                ],
                greedy: [/data-kern-theme/, /view-transition/],
              },
            });
            if (purged) {
              root.removeAll();
              root.append(postcss.parse(purged.css).nodes);
            }
          },
        },
      ],
    },
  },
  // The map's script is built as a worker is: one file with an address of its own, outside of React's bundles.
  worker: { format: 'es' },
  // Small files too are served as files: the content security policy allows no inline script.
  build: { assetsInlineLimit: 0 },
  environments: {
    ssr: { build: { rollupOptions: { input: { server: 'src/server.ts', cli: 'src/cli.ts' } } } },
  },
});
