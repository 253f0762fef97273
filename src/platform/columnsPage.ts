import { INVENTORY } from './inventory.ts';

/** What a judge, or a thief, can read: the columns in clear, table by table, and nothing else. */
export function clearColumns(): readonly { readonly table: string; readonly columns: readonly string[] }[] {
  return Object.entries(INVENTORY)
    .map(([table, columns]) => ({
      table,
      columns: Object.keys(columns).filter((column) => typeof columns[column] === 'object'),
    }))
    .filter(({ columns }) => columns.length > 0);
}

/** The list as a page for people: docs/columns.md. */
export function columnsPage(): string {
  const tables = Object.entries(INVENTORY).map(([table, columns]) => {
    const lines = Object.entries(columns).map(([column, held]) =>
      typeof held === 'string' ? `- \`${column}\`: ${held}` : `- \`${column}\`: **clear**, ${held.clear}`,
    );
    return [`## ${table}`, '', ...lines].join('\n');
  });
  return `${INTRODUCTION}\n\n${tables.join('\n\n')}\n`;
}

const INTRODUCTION = `# What each column holds

Written from \`src/platform/inventory.ts\`; a test compares it with the database, and fails on a column that is missing here. Whoever takes the database reads what is **clear** and nothing else; an order to hand over data is answered with that and the sealed bytes.

- sealed: opens with a person's or a team's key
- peppered: opens with the server's own secret, which lies beside the database and in no backup
- wrapped: a key, under another key
- hash: a fingerprint, which leads back to nothing
- key: a public key, or a signature made with one
- clear: readable, with the reason why it must be`;
