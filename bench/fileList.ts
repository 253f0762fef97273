import { compile } from 'svelte/compiler';
import { render } from 'svelte/server';

/** What a list shows of one file. */
export type Header = {
  readonly label: string;
  readonly since: string;
  readonly tags: readonly string[];
  readonly note: string;
};
export type Line = { readonly file: string; readonly shown: Header };

const PAGE = `<script>let { files } = $props();</script>
<h1>Essai</h1>
<ul>
  {#each files as { file, shown } (file)}
    <li>
      <a href="/essai/{file}">{shown.label}</a> <span>{shown.since}</span>
      {#each shown.tags as tag}<b>{tag}</b>{/each}
      <p>{shown.note}</p>
    </li>
  {/each}
</ul>`;

/** Renders a list of files as a page of Relais is rendered: by Svelte, on the server. */
export async function fileList(): Promise<(files: readonly Line[]) => string> {
  const { js } = compile(PAGE, { generate: 'server', name: 'FileList', dev: false });
  // A module without a folder resolves no package by name.
  const code = js.code.replace(
    /from '(svelte\/[\w/]+)'/g,
    (_, name: string) => `from '${import.meta.resolve(name)}'`,
  );
  const { default: list } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return (files) => render(list, { props: { files } }).body;
}
