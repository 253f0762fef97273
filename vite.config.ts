import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// No `csp` here: src/platform/http/headers.ts is the one owner of every security header (docs/decisions/0004).
export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ precompress: true }),
      paths: { relative: false },
    }),
  ],
  server: { strictPort: true },
});
