// A class list as an Italian school office exports it: Windows-1252, semicolons, capitals, a title
// above the headings, dates in more than one form, and some rows that are wrong.

const FAMILIES = ['BANDINI', 'BARTOLI', 'CACIAGLI', 'DINI', 'FANTOZZI', 'GIUSTI', "D'ALÒ", 'NICCOLAI', 'PANICUCCI', 'TÓTH'];
const GIVEN = ['LORENZO', 'GIULIA', 'MARTA', 'TOMMASO', 'IRENE', 'SAMUELE', 'NICCOLÒ', 'CHIARA', 'MARIA CHIARA', 'YI'];
const PLACES = ['PONTEDERA', 'PONSACCO', 'BIENTINA', 'CALCINAIA', 'PECCIOLI', 'CAPANNOLI', 'CASCIANA TERME LARI', 'CASCINA'];
const CLASSES = ['3^A MEC', '4 A', 'IV B', '5A', '3 B', '5^B MEC'];

const HEADINGS = ['MATRICOLA', 'COGNOME', 'NOME', 'DATA NASC.', 'COD. FISCALE', 'COMUNE RES.', 'CLASSE', 'ORE PCTO', 'DSA/BES', 'TEL. PADRE'];

/** Rows that must be mended, by their number on the sheet, and what is wrong with them. */
export const WRONG = { 50: 'a day that no calendar has', 114: 'a hamlet, not a municipality', 165: 'no class' } as const;

/** Bytes of a list of `count` students, of whom `WRONG` must be mended. */
export function register(count: number): Buffer {
  const lines = ['ISTITUTO TECNICO - ELENCO ALUNNI;;;;;;;;;', HEADINGS.join(';')];
  for (let index = 0; index < count; index += 1) {
    const row = index + 3;
    const [day, month] = [1 + (index % 28), 1 + (index % 12)];
    const two = (number: number) => String(number).padStart(2, '0');
    const birth = row === 50 ? '31/02/2010' : index % 5 === 0 ? `${day}-${month}-2009` : `${two(day)}/${two(month)}/2009`;
    const place = row === 114 ? 'CASCIANA ALTA' : PLACES[index % PLACES.length]!;
    const group = row === 165 ? '9 AX' : CLASSES[index % CLASSES.length]!;
    const family = `${FAMILIES[index % 10]} ${FAMILIES[Math.floor(index / 10) % 10]}`;
    lines.push([5000 + index, family, GIVEN[(index * 7) % 10], birth, 'XXXXXX00X00X000X', place, group, (index * 8) % 150, 'NO', '000 000'].join(';'));
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
}
