// Which documents lie in which file, and how each was scanned.
import { guidance, notice, plan, report } from './content/departments.mjs';
import { communeDecision, council, directive, minutes } from './content/local.mjs';
import { meeting, secretLetter, steeringCommittee, stormLetter } from './content/province.mjs';
import { stream } from './content/stream.mjs';

/** `blankAfter`: number of the document whose reverse side was scanned too. */
export const FILES = [
  {
    file: 'Quyết định 1105 thành lập Ban Chỉ đạo.jpg',
    documents: [steeringCommittee],
    scan: { ppi: 300, damage: 'good', extras: { punch: true } },
  },
  {
    file: 'Công văn khẩn ứng phó mưa bão.jpg',
    documents: [stormLetter],
    scan: { ppi: 200, damage: 'usual' },
  },
  {
    file: 'Hồ sơ rừng phòng hộ Vĩnh Khê 2017.pdf',
    documents: stream,
    blankAfter: 0,
    scan: { ppi: 200, damage: 'usual', quality: 68 },
  },
  {
    file: 'Kế hoạch 1592 chỉnh lý tài liệu (đen trắng).tif',
    documents: [plan],
    scan: { ppi: 300, damage: 'usual', bilevel: true, extras: { noise: 9, dust: 40 } },
  },
  {
    file: 'Báo cáo quan trắc nước quý III.pdf',
    documents: [report],
    scan: { ppi: 200, damage: 'usual', extras: { bleed: 0.1 }, reverse: true },
  },
  {
    file: "Giấy mời họp 'trực tuyến'.png",
    documents: [meeting],
    scan: { ppi: 200, damage: 'good', extras: { whiten: true, noise: 3, skewDegrees: -0.6 } },
  },
  {
    file: 'Biên bản họp thôn 4.pdf',
    documents: [minutes],
    scan: { ppi: 200, damage: 'poor', quality: 58, reverse: true, extras: { crease: 0.5, lid: 60 } },
  },
  {
    file: 'Nghị quyết HĐND huyện.tif',
    documents: [council],
    scan: { ppi: 200, damage: 'usual', quality: 70 },
  },
  {
    file: 'Chỉ thị 06 (quét ngược).jpg',
    documents: [directive],
    scan: { ppi: 200, damage: 'usual', upsideDown: true },
  },
  {
    file: 'Công văn kiểm tra năm 2018.jpg',
    documents: [secretLetter],
    withheld: true,
    scan: { ppi: 200, damage: 'usual' },
  },
  {
    file: 'Mặt sau tờ 12.jpg',
    documents: [],
    blankReverseOf: communeDecision,
    scan: { ppi: 200, damage: 'poor', quality: 60, extras: { skewDegrees: 0.9 } },
  },
  {
    file: 'Thông báo tuyển sinh (bản điện tử).pdf',
    documents: [notice],
    bornDigital: true,
    scan: {},
  },
  {
    file: 'Quyết định của xã, góc gấp.jpg',
    documents: [communeDecision],
    scan: { ppi: 200, damage: 'poor', quality: 62, extras: { corner: true, crease: 0.34, lid: 48, skewDegrees: -1.8 } },
  },
  {
    file: 'Hướng dẫn 927 (sao y).jpg',
    documents: [guidance],
    scan: { ppi: 300, damage: 'usual', quality: 66, extras: { black: 28 } },
  },
];
