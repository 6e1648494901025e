import type { Palette } from '../charts/svg.js';

/** Charts take their colours from the style sheet, so that they follow the theme. */
export const SCREEN: Palette = {
  ink: 'var(--ink)',
  dim: 'var(--dim)',
  line: 'var(--line)',
  page: 'var(--page)',
  accent: 'var(--accent)',
  for: 'var(--for)',
  against: 'var(--against)',
  abstain: 'var(--abstain)',
  font: 'inherit',
};

/** For teal, Against vermilion, Abstain grey, the quorum in ink; 8 px grid; figures of one width. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2126;--dim:#59636b;--line:#dde2e5;--page:#fff;--sunken:#f5f7f8;--accent:#3d5a98;
--for:#12807a;--against:#c8452c;--abstain:#8b949c;--warn:#9a6700}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaed;--dim:#9aa5ad;--line:#333b41;--page:#15191c;--sunken:#1d2327;
--accent:#8fabe6;--for:#3fb8af;--against:#f07a5f;--abstain:#8b969e;--warn:#e0b050}}
@media print{:root{--ink:#000;--dim:#444;--line:#ccc;--page:#fff;--sunken:#fff;--accent:#3d5a98;--for:#12807a;
--against:#c8452c;--abstain:#8b949c;--warn:#9a6700;color-scheme:light}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:48px 32px 64px;background:var(--page);color:var(--ink);
font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
header>p{margin:0;color:var(--dim)}
h1{font-size:2.07rem;line-height:1.2;margin:8px 0 24px;overflow-wrap:anywhere}
h2{font-size:1.44rem;line-height:1.25;margin:0 0 16px}
section{border-top:1px solid var(--line);margin-top:40px;padding-top:32px}
dl,dd,figure,ul,ol{margin:0;padding:0}
.headline{display:grid;grid-template-columns:repeat(auto-fit,minmax(180px,1fr));gap:16px}
.headline div{background:var(--sunken);border:1px solid var(--line);border-radius:8px;padding:16px}
.headline dt{color:var(--dim);font-size:.85rem}
.headline b{display:block;font-size:1.6rem;line-height:1.3;font-weight:600}
.headline span{color:var(--dim);font-size:.85rem}
nav{margin-top:24px;font-size:.9rem}
nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:4px 20px}
a{color:var(--accent);text-underline-offset:3px}
p{margin:0 0 16px;max-width:46rem;overflow-wrap:anywhere}
blockquote{margin:0 0 16px;padding:12px 20px;border-left:3px solid var(--line);background:var(--sunken);white-space:pre-wrap;overflow-wrap:anywhere}
.facts{display:grid;grid-template-columns:1fr;margin:0 0 24px}
.facts div{display:grid;grid-template-columns:minmax(10rem,22rem) 1fr;gap:16px;padding:5px 0;border-bottom:1px solid var(--line)}
.facts dt{color:var(--dim)}
.facts dd{overflow-wrap:anywhere}
main ul{margin:0 0 16px;padding-left:20px}
li{overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:0 0 24px}
table{border-collapse:collapse;width:100%;font-size:.875rem}
caption{text-align:left;font-weight:600;padding:0 0 8px;font-size:1rem}
th,td{padding:6px 12px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere;min-width:4.5rem}
th{color:var(--dim);font-weight:500}
.figure{text-align:right;padding:6px 0 6px 12px;white-space:nowrap}
.charts{display:flex;flex-wrap:wrap;gap:24px;margin:0 0 24px}
figcaption{font-weight:600;margin:0 0 8px}
figure{flex:1 1 20rem;max-width:27rem}
.wide{flex-basis:100%;max-width:52rem}
figure svg{width:100%;height:auto;display:block}
details{margin:0 0 16px}
summary{cursor:pointer;color:var(--dim);font-size:.9rem;margin:0 0 8px}
.tree,.tree ul{list-style:none;padding-left:0}
.tree ul{border-left:1px solid var(--line);margin:4px 0 4px 6px;padding-left:18px}
.tree li{padding:3px 0}
.tree small{display:block;color:var(--dim);font-size:.8rem}
.tree small.short{display:inline;margin-left:8px}
p:has(+.tree),p:has(+ul){margin-bottom:8px}
.tree .failed>span{color:var(--against);font-weight:600}
.tree .failed>span::before{content:"✕ "}
.findings{list-style:none;padding:0}
main .findings{padding:0}
.findings li{border-left:4px solid var(--abstain);padding:8px 16px;margin:0 0 8px;background:var(--sunken)}
.findings p{margin:4px 0 0}
.findings b>span{font-size:.75rem;letter-spacing:.04em;text-transform:uppercase;margin-right:6px;color:var(--dim)}
.findings .warning{border-color:var(--warn)}.findings .warning b>span{color:var(--warn)}
.findings .error{border-color:var(--against)}.findings .error b>span{color:var(--against)}
.absent{color:var(--dim);font-style:italic}
footer{border-top:1px solid var(--line);margin-top:48px;padding-top:16px;color:var(--dim);font-size:.8rem;overflow-wrap:anywhere}
@media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}section{break-before:auto}
h2,caption,figcaption{break-after:avoid}tr,figure,.headline div,.findings li{break-inside:avoid}
details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none}}
@media (max-width:40rem){body{padding:24px 16px}.facts div{grid-template-columns:1fr;gap:0}}
`;
