import type { Random } from './random.ts';

/** A signature: two runs of waves and a stroke; each call is another hand. In millimetres. */
export function signature(random: Random): string {
  const [width, height] = [random.between(38, 62), random.between(18, 30)];
  const turns = random.between(2, 5);
  const points = Array.from({ length: 34 }, (_, i) => {
    const t = i / 33;
    const lean = Math.sin(t * turns * Math.PI * 2 + random.between(-0.3, 0.3));
    return [
      4 + t * (width - 8) + lean * 4,
      height / 2 + Math.cos(t * turns * Math.PI * 2) * height * 0.42 * (1 - 0.55 * t),
    ];
  });
  const path = points.map(([x = 0, y = 0], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('');
  const stroke = `M${(width * 0.9).toFixed(1)},${(height * random.between(0.2, 0.5)).toFixed(1)}Q${(width * 0.4).toFixed(1)},${(height * random.between(0.7, 1.2)).toFixed(1)} ${(width * random.between(0.9, 1.2)).toFixed(1)},${(height * random.between(0.6, 0.9)).toFixed(1)}`;
  return `<svg class="pen" style="width:${width.toFixed(1)}mm;height:${height.toFixed(1)}mm" viewBox="0 0 ${width.toFixed(1)} ${height.toFixed(1)}" overflow="visible" fill="none" stroke="currentColor" stroke-width="${random.between(0.35, 0.75).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/><path d="${stroke}"/></svg>`;
}

/** Round seal with the name on its rim and a star; no emblem of a real seal. 36 mm. */
export function seal(random: Random, rim: string): string {
  const id = `rim${String(random.whole(0, 1e9))}`;
  const star = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? 6.5 : 2.7;
    const angle = ((i * 36 - 90) * Math.PI) / 180;
    return `${(20 + radius * Math.cos(angle)).toFixed(2)},${(20 + radius * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
  return `<svg class="stamp" style="width:36mm;height:36mm;transform:rotate(${random.between(-14, 14).toFixed(1)}deg)" viewBox="0 0 40 40" fill="currentColor" font-family="Arimo" font-weight="bold"><g fill="none" stroke="currentColor"><circle cx="20" cy="20" r="19.2" stroke-width=".8"/><circle cx="20" cy="20" r="17.9" stroke-width=".3"/><circle cx="20" cy="20" r="12.3" stroke-width=".35"/><polygon points="${star}" stroke-width=".5"/></g><path id="${id}" d="M7.4,27.4A14.6,14.6 0 1 1 32.6,27.4" fill="none"/><text font-size="2.8"><textPath href="#${id}" startOffset="50%" text-anchor="middle">${rim.slice(0, 40)}</textPath></text></svg>`;
}

export function urgencyFrame(random: Random, word: string): string {
  const turn = random.between(-4, 4).toFixed(1);
  return `<div class="stamp framed" style="left:${random.between(30, 42).toFixed(0)}mm;top:${random.between(70, 82).toFixed(0)}mm;transform:rotate(${turn}deg)">${word}</div>`;
}

interface Arrival {
  readonly office: string;
  readonly number: string;
  readonly date: string;
}

/** The box of the receiving office, filled in by hand; it may reach over subject and margin. */
export function arrivalBox(random: Random, { office, number, date }: Arrival, penFont: string): string {
  const at = `left:${random.between(6, 20).toFixed(0)}mm;top:${random.between(56, 84).toFixed(0)}mm;transform:rotate(${random.between(-3, 3).toFixed(1)}deg)`;
  const pen = `font-family:'${penFont}';font-size:15pt`;
  return `<div class="arrival" style="${at}"><div class="stamp"><b>${office}</b><i>ĐẾN</i><span>Số: ................</span><span>Ngày: ..............</span><span>Chuyển: ...........</span></div><em class="pen" style="${pen};top:6mm">${number}</em><em class="pen" style="${pen};top:13mm">${date}</em></div>`;
}
