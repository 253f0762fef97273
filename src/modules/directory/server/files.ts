import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { frenchIssue } from '#platform/frenchIssue.ts';

/** Notes a problem: the file, the record, the field with what is wrong. One start shows them all. */
export type Complain = (file: string, record: string, problem: string) => void;

const named = z.looseObject({ id: z.string() });

function readYaml(folder: string, file: string, complain: Complain): unknown {
  const document = parseDocument(readFileSync(join(folder, file), 'utf8'));
  for (const { linePos, code } of document.errors) {
    complain(file, `ligne ${linePos?.[0].line ?? '?'}`, `écriture incorrecte (${code})`);
  }
  return document.errors.length > 0 ? undefined : document.toJS();
}

function check<Item>(
  raw: unknown,
  schema: z.ZodType<Item>,
  complain: (problem: string) => void,
): Item | undefined {
  const { data, error } = schema.safeParse(raw, { reportInput: true });
  for (const { path, message } of (error?.issues ?? []).flatMap(frenchIssue)) {
    complain(`${path.join('.')} : ${message}`);
  }
  return data;
}

/** A file of the directory, what it may say, and whom to tell when it says something else. */
type Written<Item> = {
  readonly folder: string;
  readonly file: string;
  readonly schema: z.ZodType<Item>;
  readonly complain: Complain;
};

/** A file of settings; undefined when it is refused. */
export function readOne<Item>({ folder, file, schema, complain }: Written<Item>): Item | undefined {
  const content = readYaml(folder, file, complain);
  return content === undefined
    ? undefined
    : check(content, schema, (problem) => complain(file, '–', problem));
}

/** A file of records, without those that are refused. */
export function readList<Item>({ folder, file, schema, complain }: Written<Item>): readonly Item[] {
  const content = readYaml(folder, file, complain);
  if (content === undefined) return [];
  if (!Array.isArray(content)) {
    complain(file, '–', 'une liste de fiches est attendue (« - id: … »)');
    return [];
  }
  return content.flatMap((raw: unknown, index) => {
    const id = named.safeParse(raw).data?.id ?? `fiche n° ${index + 1}`;
    return check(raw, schema, (problem) => complain(file, id, problem)) ?? [];
  });
}
