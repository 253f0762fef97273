import { openDatabase } from '../../../src/platform/database.ts';
import { prepareDatabase } from '../../../src/platform/prepareDatabase.ts';
import { readSettings } from '../../../src/platform/settings.ts';
import { actForEver, type Lane } from './acts.ts';
import { keepForEver, rotateToTheEnd } from './records.ts';

/** What this process does until somebody kills it. `serving`: on an embedded database that it starts, as Relais does. */
export type Task =
  | {
      readonly does: 'acts';
      readonly staffUrl: string;
      readonly jobsUrl: string;
      readonly lanes: readonly Lane[];
    }
  | { readonly does: 'rotation'; readonly staffUrl: string; readonly token: string; readonly team: string }
  | {
      readonly does: 'serving';
      readonly keepers: readonly { readonly token: string; readonly team: string }[];
    };

const task: Task = JSON.parse(process.env['TASK'] ?? '');

if (task.does === 'acts') {
  await actForEver({ staff: openDatabase(task.staffUrl), jobs: openDatabase(task.jobsUrl, 1) }, task.lanes);
} else if (task.does === 'rotation') {
  await rotateToTheEnd(openDatabase(task.staffUrl), task);
  process.exit(0);
} else {
  await prepareDatabase(readSettings(process.env));
  const staff = openDatabase<unknown>(process.env['DATABASE_URL_STAFF'] ?? '');
  process.stdout.write('ready\n');
  await Promise.all(task.keepers.map((keeper) => keepForEver(staff, keeper)));
  // Without work it serves until it is killed.
  setInterval(() => undefined, 1_000);
}
