import { createServer } from 'vite';
import { prepareDatabase } from '../src/platform/prepareDatabase.ts';
import { readSettings } from '../src/platform/settings.ts';

/** The development server on its own data folder, with the component gallery at /ui. Headers and guards need `npm start`. */
const settings = readSettings({ RELAIS_DATA: 'var/dev', ...process.env });
const database = await prepareDatabase(settings);
const vite = await createServer({ server: { host: settings.host, port: settings.port, strictPort: true } });
await vite.listen();
console.log(`Relais (development): http://${settings.host}:${settings.port}`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    await vite.close();
    await database.stop();
    process.exit(0);
  });
}
