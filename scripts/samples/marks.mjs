// Marks that people put on paper: pen strokes, seals, stamps. All of them are SVG in millimetres.
import { createRandom } from './random.mjs';

const DIGITS = {
  0: [[55, 2, 20, 15, 10, 55, 30, 95, 62, 97, 88, 58, 78, 18, 48, 4]],
  1: [[24, 27, 56, 2, 50, 50, 44, 100]],
  2: [[14, 22, 44, 2, 78, 18, 66, 48, 36, 76, 12, 97, 46, 92, 92, 95]],
  3: [[20, 8, 58, 2, 76, 20, 44, 45, 82, 66, 64, 95, 14, 92]],
  4: [
    [54, 2, 30, 36, 8, 66, 50, 65, 96, 60],
    [68, 34, 62, 70, 56, 104],
  ],
  5: [
    [30, 5, 25, 42, 60, 40, 82, 66, 60, 96, 14, 92],
    [30, 5, 60, 6, 84, 3],
  ],
  6: [[70, 2, 32, 35, 14, 70, 40, 98, 76, 84, 70, 58, 40, 54, 18, 74]],
  7: [
    [12, 10, 50, 6, 88, 5, 64, 46, 44, 102],
    [36, 52, 78, 47],
  ],
  8: [[72, 15, 42, 2, 24, 22, 50, 45, 80, 72, 54, 98, 20, 84, 34, 58, 62, 38, 74, 14]],
  9: [[80, 20, 50, 3, 20, 22, 34, 50, 70, 38, 80, 14, 76, 60, 58, 104]],
  '/': [[84, -4, 50, 52, 18, 106]],
};

/** A smooth path through points (Catmull-Rom turned into Bézier curves). */
function smooth(points) {
  const at = (index) => points[Math.max(0, Math.min(points.length - 1, index))];
  const number = (value) => value.toFixed(2);
  let path = `M${at(0).map(number).join(',')}`;
  for (let i = 0; i < points.length - 1; i += 1) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first = [b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6];
    const second = [c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6];
    path += `C${[...first, ...second, ...c].map(number).join(',')}`;
  }
  return path;
}

function pairs(flat) {
  const points = [];
  for (let i = 0; i < flat.length; i += 2) points.push([flat[i], flat[i + 1]]);
  return points;
}

/** Handwritten digits as pen strokes, `height` millimetres tall. */
export function penDigits(text, seed, height = 5.4) {
  const random = createRandom(`pen ${seed}`);
  const slant = random.between(-0.05, 0.3);
  const wide = height * random.between(0.5, 0.62);
  const paths = [];
  let x = 0;
  for (const char of text) {
    const size = random.between(0.9, 1.12);
    const drop = random.between(-0.25, 0.25);
    for (const stroke of DIGITS[char] ?? []) {
      const points = pairs(stroke).map(([px, py]) => {
        const y = (py / 100) * height * size + random.between(-0.12, 0.12);
        const shift = (height - y) * slant;
        return [x + (px / 100) * wide * size + shift + random.between(-0.12, 0.12), y + drop];
      });
      paths.push(smooth(points));
    }
    x += wide * size + random.between(0.15, 0.7);
  }
  return penSvg(paths, { width: x + 2, height: height * 1.2, stroke: 0.42 });
}

/** A signature: an initial, a run of waves that shrinks, then a flourish. Each hand mixes them differently. */
export function penSignature(name, occasion) {
  const random = createRandom(`signature ${name}`);
  const wobble = createRandom(`signature ${name} ${occasion}`);
  const [width, height] = [random.between(32, 52), random.between(17, 27)];
  const hand = {
    turns: random.between(2.2, 6.5),
    lean: random.between(-0.1, 0.75),
    loop: random.between(1.5, 7),
    fade: random.between(0.3, 0.85),
    rise: random.between(-0.25, 0.25) * height,
  };
  const points = [];
  for (let t = 0; t <= 1; t += 0.026) {
    const fade = t < 0.22 ? 1 : hand.fade * (1 - 0.6 * t) * (0.8 + 0.4 * wobble.next());
    const angle = t * hand.turns * Math.PI * 2 + wobble.between(-0.1, 0.1);
    const y = Math.cos(angle) * height * 0.45 * fade + hand.rise * (0.5 - t);
    const x = t * width * 0.74 + Math.sin(angle) * hand.loop * fade - y * hand.lean;
    points.push([x + 6, y + height * 0.5]);
  }
  const flourish = random.pick([underline, dash, () => []])(random, { width, height });
  return penSvg([smooth([...points, ...flourish])], { width, height, stroke: random.between(0.36, 0.62) });
}

function underline(random, { width, height }) {
  return [
    [width * 1.02, height * 0.34],
    [width * 0.5, height * random.between(0.85, 1.05)],
    [width * 0.08, height * random.between(0.78, 0.95)],
    [width * 0.6, height * random.between(0.7, 0.82)],
    [width * 1.08, height * random.between(0.5, 0.7)],
  ];
}

function dash(random, { width, height }) {
  return [
    [width * 0.95, height * random.between(0.2, 0.5)],
    [width * 1.2, height * random.between(0.05, 0.3)],
    [width * 1.32, height * random.between(0.4, 0.6)],
  ];
}

function penSvg(paths, { width, height, stroke }) {
  const body = paths.map((path) => `<path d="${path}"/>`).join('');
  return `<svg class="pen" style="width:${width.toFixed(1)}mm;height:${height.toFixed(1)}mm" viewBox="0 0 ${width.toFixed(1)} ${height.toFixed(1)}" overflow="visible" fill="none" stroke="currentColor" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${body}</svg>`;
}

function starPoints(x, y, radius) {
  return Array.from({ length: 10 }, (_, i) => {
    const reach = i % 2 ? radius * 0.4 : radius;
    const angle = ((i * 36 - 90) * Math.PI) / 180;
    return `${(x + reach * Math.cos(angle)).toFixed(2)},${(y + reach * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
}

/** A plain stand-in for the emblem: star, rays and two ears of rice. It copies no real seal. */
function emblem() {
  const grains = [];
  for (let i = 0; i < 14; i += 1) {
    const angle = 100 + i * 11;
    for (const side of [1, -1]) {
      const turn = ((90 + side * (angle - 90)) * Math.PI) / 180;
      const [x, y] = [20 + 7.6 * Math.cos(turn), 20 + 7.6 * Math.sin(turn)];
      grains.push(
        `<ellipse cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" rx="1.15" ry=".5" transform="rotate(${((turn * 180) / Math.PI + 62 * side).toFixed(0)} ${x.toFixed(2)} ${y.toFixed(2)})"/>`,
      );
    }
  }
  return `<g fill="currentColor">${grains.join('')}<polygon points="${starPoints(20, 17.5, 3)}"/><circle cx="20" cy="24" r="2.4" fill="none" stroke="currentColor" stroke-width=".7" stroke-dasharray=".8 .5"/></g>`;
}

/** Round seal, 40 units wide. `centre` lines make a seal without emblem. */
export function seal({ ring, centre, size = 38, turn = 0, colour = '#d8203c' }) {
  const id = `ring${[...ring].reduce((sum, char) => sum + char.codePointAt(0), 0)}`;
  const middle = centre
    ? centre
        .map(
          (line, i) =>
            `<text x="20" y="${20.6 + (i - (centre.length - 1) / 2) * 4.6}" font-size="3.7" text-anchor="middle">${line}</text>`,
        )
        .join('')
    : emblem();
  const spread = Math.min(78, 30 + ring.length * 1.9);
  return `<svg class="stamp seal" style="width:${size}mm;height:${size}mm;color:${colour};transform:rotate(${turn}deg)" viewBox="0 0 40 40" font-family="Arimo" font-weight="bold" fill="currentColor">
<g fill="none" stroke="currentColor"><circle cx="20" cy="20" r="19.3" stroke-width=".75"/><circle cx="20" cy="20" r="18" stroke-width=".25"/><circle cx="20" cy="20" r="12.4" stroke-width=".35"/></g>
<path id="${id}" d="M7.6,27.6 A14.5,14.5 0 1 1 32.4,27.6" fill="none"/>
<text font-size="2.9"><textPath href="#${id}" startOffset="50%" text-anchor="middle" textLength="${spread * 0.78}" lengthAdjust="spacing">${ring}</textPath></text>
<polygon points="${starPoints(20, 35, 1.9)}"/>${middle}</svg>`;
}

/** Framed word such as MẬT, KHẨN, HỎA TỐC (NĐ 30/2020: 8 mm high). */
export function framedWord(word, { left, top, turn = 0 }) {
  const width = { KHẨN: 20, MẬT: 20, 'HỎA TỐC': 30, 'THƯỢNG KHẨN': 40 }[word];
  return `<div class="stamp framed" style="left:${left}mm;top:${top}mm;width:${width}mm;transform:rotate(${turn}deg)">${word}</div>`;
}

/** Incoming stamp of the receiving office, filled in by hand. */
export function incomingStamp({ office, number, day, left, top, turn, seed }) {
  const box = `left:${left}mm;top:${top}mm;transform:rotate(${turn}deg)`;
  return `<div class="stamp incoming" style="${box}"><b>${office}</b><i>ĐẾN</i><span>Số: ....................</span><span>Ngày: ................</span><span>Chuyển: .............</span></div>
<div class="incoming hand" style="${box};color:#232f86"><span style="left:26mm;top:8.6mm">${penDigits(number, `${seed} in`, 4.2)}</span><span style="left:26.5mm;top:16mm">${penDigits(day, `${seed} on`, 3.4)}</span></div>`;
}
