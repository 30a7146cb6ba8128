// Style sheet of the sample pages: NĐ 30/2020, Phụ lục I (fonts, sizes, margins).
import { PAGE } from './layout.mjs';

export function styleSheet(doc, { print = false } = {}) {
  const look = { font: 'Tinos', size: 14, line: 1.28, gap: 5, ...doc.look };
  const { left = 30, right = 17, top = 20, bottom = 20 } = doc.margins ?? {};
  const flow = print
    ? '.flow{padding-top:12mm}'
    : `.flow{position:absolute;left:${left}mm;top:${top}mm;width:${210 - left - right}mm;height:${297 - top - bottom}mm;column-fill:auto;column-width:${210 - left - right}mm;column-gap:calc(${PAGE.width}px - ${210 - left - right}mm)}`;
  const page = print
    ? `@page{size:A4;margin:${top}mm ${right}mm ${bottom}mm ${left}mm;@top-center{content:counter(page);font:13pt "${look.font}"}} @page:first{margin-top:8mm;@top-center{content:""}}`
    : '';
  return `${page}*{box-sizing:border-box}html,body{margin:0;background:#fff;color:#000}
body{font:${look.size}pt/${look.line} "${look.font}";position:relative;${print ? '' : `height:${PAGE.height}px;`}}
${flow}
p{margin:0 0 ${look.gap}pt;text-indent:12mm;text-align:justify;orphans:2;widows:2}
p.basis{font-style:italic}p.centre{text-align:center;text-indent:0;margin:6pt 0 8pt}.bold{font-weight:bold}
hr{border:0;border-top:.9px solid #000;margin:1.3mm auto 0}
.head{display:flex;line-height:1.18;font-size:12.5pt;align-items:flex-start}.head b{display:block}
.left{width:43%;text-align:center}.right{width:57%;text-align:center;white-space:nowrap;margin-right:-3mm}
.motto{font-size:13.5pt}.number{margin-top:3mm;font-size:13pt;white-space:nowrap}.date{display:block;margin-top:3mm;font-size:13.5pt}
.letter{margin:1.8mm auto 0;width:92%;font-size:12pt}
.title{text-align:center;margin:7mm 8mm ${look.titleGap ?? 4}mm;line-height:1.2}.title b{display:block}
.to{margin:5mm 0 5mm 22mm}.to.many{display:flex;gap:2mm}.to span{white-space:nowrap}.to.many>div{padding-top:1.3em;margin-left:-6mm}
table{border-collapse:collapse;width:100%;font-size:12.5pt;line-height:1.2;margin:2mm 0 4mm}
td,th{border:.8px solid #000;padding:1mm 1.6mm;vertical-align:middle}th{text-align:center}td:first-child{text-align:center}
.foot{display:flex;margin-top:4mm;break-inside:avoid;line-height:1.16}
.recipients{flex:1 1 45%;font-size:11pt}.recipients>b{font-size:12pt}
.signer{flex:1 1 52%;text-align:center;font-size:13.5pt}.signer b{display:block}
.room{height:27mm;position:relative}.sign,.sealed{position:absolute;top:1mm}
.break{break-after:column;break-after:${print ? 'page' : 'column'}}
.copy{border-top:1px solid #000;margin-top:5mm;padding-top:3mm;break-inside:avoid}
.folio{position:absolute;text-align:center;font-size:13pt}
.gap{display:inline-block;position:relative;height:1em;vertical-align:baseline}
.gap svg{position:absolute;left:1.2mm;bottom:-1mm}
.pen{color:${doc.penColour ?? '#22348f'};display:block}.copy .pen{color:#22348f}.stamp{color:#d8203c}
.framed{position:absolute;height:8mm;border:.55mm solid;font-weight:bold;font-size:14pt;line-height:7mm;text-align:center;letter-spacing:.5px}
.incoming{position:absolute;width:50mm;height:30mm;font:9.5pt/1 "Arimo"}
.incoming.stamp{border:.5mm solid;padding-left:17mm}.incoming b{position:absolute;left:0;right:0;top:1mm;text-align:center;border-bottom:.4mm solid;padding-bottom:1mm}
.incoming i{position:absolute;left:2mm;top:15mm;font-style:normal;font-weight:bold;font-size:13pt}
.incoming.stamp span{display:block;height:7.4mm;position:relative;top:9mm;white-space:nowrap;overflow:hidden}
.incoming.hand span{position:absolute}.incoming.hand .pen{color:#232f86}
.digital{position:absolute;right:0;top:${print ? 0 : '6mm'};font:8.5pt/1.15 "Arimo";text-align:left}
body.layer-pen,body.layer-stamp{visibility:hidden;background:transparent}html:has(.layer-pen),html:has(.layer-stamp){background:transparent}
.layer-pen .pen,.layer-pen .pen *,.layer-stamp .stamp,.layer-stamp .stamp *{visibility:visible}
.layer-ink .pen,.layer-ink .pen *,.layer-ink .stamp,.layer-ink .stamp *{visibility:hidden}`;
}
