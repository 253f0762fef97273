import type { Command } from '../command.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { init } from './init.ts';
import { migrate } from './migrate.ts';
import { organisation } from './organisation.ts';
import { restore } from './restore.ts';
import { retention } from './retention.ts';

/** In the order an operator meets them. `serve` stands in scripts/relais.mjs: it is npm start. */
export const COMMANDS: readonly Command[] = [
  init,
  {
    name: 'serve',
    help: 'the same as npm start',
    options: {},
    run: async () => {
      throw new Error('scripts/relais.mjs does it');
    },
  },
  migrate,
  doctor,
  organisation,
  backup,
  restore,
  audit,
  retention,
  demo,
];
