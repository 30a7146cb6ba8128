/*
 * Which letter strings are Vietnamese syllables: onset + rime + tone, generated from the sound inventory
 * of the language, not taken from a word list. Old and new placing of the tone (hòa, hoà) both pass.
 */

const TONES: readonly string[] = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** A syllable that ends in a stop bears no tone, the acute or the dot below (without tone: not a syllable). */
const STOP_TONES: readonly string[] = ['\u0301', '\u0323'];

const ONSETS: readonly string[] = ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');

/** Open and closed rimes without tone, by nucleus. */
const RIMES: readonly string[] = [
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng',
  'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu',
  'o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt ơc ơng',
  'u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uôp ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ưn',
  'oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oen oeo oet oem',
  'ua uac uach uai uam uan uang uanh uao uap uat uau uay uăc uăm uăn uăng uăp uăt uâc uâm uân uâng uât uây uâp',
  'ue uen ueo uet uê uêch uên uênh uêt uêu uơ uơi uơn uy uya uych uynh uyt uyu uyn uyp uyên uyêt uyêm',
  'y yêm yên yêng yêt yêu ych ynh ym',
]
  .join(' ')
  .split(' ');

const STOP = /(?:c|ch|p|t)$/;

/** Onset and rime run together may shorten: gi + iêng → giêng, qu + uyên → quyên. */
function joined(onset: string, rime: string): string {
  if (onset === 'gi' && rime.startsWith('i')) return `g${rime}`;
  if (onset === 'qu') return rime.startsWith('u') ? `q${rime}` : `qu${rime}`;
  return onset + rime;
}

function makeInventory(): ReadonlyMap<string, readonly string[]> {
  const inventory = new Map<string, readonly string[]>();
  for (const rime of RIMES) {
    const tones = STOP.test(rime) ? STOP_TONES : TONES;
    for (const onset of ONSETS) inventory.set(joined(onset, rime), tones);
  }
  return inventory;
}

const INVENTORY = makeInventory();

/** The letters of a syllable without its tone, and the tone mark: `Hoà` → `hoa`, U+0300. */
export function splitTone(text: string): { readonly letters: string; readonly tone: string } {
  const decomposed = text.toLowerCase().normalize('NFD');
  const tone = decomposed.match(TONE_MARK)?.join('') ?? '';
  return { letters: decomposed.replace(TONE_MARK, '').normalize('NFC'), tone };
}

/** Whether `text` (letters only, any case) can be a Vietnamese syllable. */
export function isSyllable(text: string): boolean {
  const { letters, tone } = splitTone(text);
  return INVENTORY.get(letters)?.includes(tone) ?? false;
}

/** Equal for the two ways of placing a tone (`ỦY`, `UỶ`) and for any case; different for different words. */
export function spellingKey(text: string): string {
  const { letters, tone } = splitTone(text);
  return letters + tone;
}

/** Open rimes with two vowels: their tone stands on the first (`hòa`, `ủy`) or on the second (`hoà`, `uỷ`). */
const MOVABLE = /^(?<before>.*?)(?<first>[ou])(?<one>[\u0300\u0301\u0303\u0309\u0323]?)(?<second>[aey])(?<other>[\u0300\u0301\u0303\u0309\u0323]?)$/iu; // prettier-ignore

/** The same word with its tone on the other vowel, NFC; undefined where it has one place only, or none. */
export function placedOtherwise(word: string): string | undefined {
  const groups = MOVABLE.exec(word.normalize('NFD'))?.groups;
  const { before = '', first = '', one = '', second = '', other = '' } = groups ?? {};
  const isOne = /^(?:o[ae]|uy)$/iu.test(first + second) && !/q$/iu.test(before);
  if (!isOne || (one === '') === (other === '')) return undefined;
  return `${before}${first}${other}${second}${one}`.normalize('NFC');
}

const LETTERS = /\p{L}+/gu;

/** Share of letter runs of two or more letters that are Vietnamese syllables, and how many there were. */
export function syllableShare(text: string): { readonly share: number; readonly count: number } {
  const runs = (text.normalize('NFC').match(LETTERS) ?? []).filter((run) => run.length >= 2);
  const good = runs.filter((run) => isSyllable(run)).length;
  return { share: runs.length === 0 ? 0 : good / runs.length, count: runs.length };
}
