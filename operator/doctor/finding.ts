/** One line of the doctor: what was looked at, and what to do when it is not well. */
export type Finding = { readonly name: string; readonly ok: boolean; readonly words: string };

export function ok(name: string, words: string): Finding {
  return { name, ok: true, words };
}

export function toDo(name: string, words: string): Finding {
  return { name, ok: false, words };
}
