import { MAX_BODY } from './maxBody.ts';
import { repeatedKey } from './repeatedKey.ts';

type Refused = {
  readonly ok: false;
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly field: string;
};
type Read = { readonly ok: true; readonly value: unknown } | Refused;

const JSON_IN_UTF8 = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** The JSON of a body. A key written twice is refused: two readers would understand two things. */
export async function readBody(request: Request): Promise<Read> {
  if (!JSON_IN_UTF8.test(request.headers.get('content-type') ?? '')) {
    return body(415, 'Unsupported media type', 'send application/json in UTF-8');
  }
  const bytes = await bytesOf(request);
  if (bytes === null) return body(413, 'Too large', `a body may weigh ${MAX_BODY} bytes`);
  const json = jsonOf(bytes);
  if (json === null) return body(400, 'Invalid request', 'is not JSON in UTF-8');
  const repeated = repeatedKey(json.text);
  if (repeated !== null) return { ...body(400, 'Invalid request', 'is written twice'), field: repeated };
  return { ok: true, value: json.value };
}

/** The parameters of an address, each at most once. */
export function readQuery({ searchParams }: URL): Read {
  const seen = new Set<string>();
  const repeated = [...searchParams.keys()].find((name) => seen.size === seen.add(name).size);
  if (repeated === undefined) return { ok: true, value: Object.fromEntries(searchParams) };
  return { ...body(400, 'Invalid request', 'is written twice'), field: repeated };
}

function body(status: number, title: string, detail: string): Refused {
  return { ok: false, status, title, detail, field: 'body' };
}

/** Null when there is too much: the server in front stops reading at the same limit, by an error. */
async function bytesOf(request: Request): Promise<Uint8Array | null> {
  try {
    const bytes = await request.bytes();
    return bytes.length > MAX_BODY ? null : bytes;
  } catch {
    return null;
  }
}

function jsonOf(bytes: Uint8Array): { text: string; value: unknown } | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch {
    return null;
  }
}
