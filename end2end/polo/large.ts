// A made-up polo with one board as large as the browser plans by itself: the demo's files, with the
// rows of its first board said again under other codes and shifted, so that no two demands have the
// same terms.
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rows } from './demo';
import { DEMO_FOLDER } from './program';

/** The board that grows, and the class whose students it takes. */
const BOARD = 'T1';
const CLASS = { school: 'S01', class: '4A' };

type Row = Record<string, string>;

function text(rows: Row[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const cell = (value: string) => (/[";\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [heads, ...rows.map((row) => heads.map((head) => cell(row[head] ?? '')))].map((line) => line.join(';')).join('\n') + '\n';
}

/** A day so many days later; both as "01/03/2027". */
function later(day: string, days: number): string {
  const [date = 1, month = 1, year = 2027] = day.split('/').map(Number);
  const moved = new Date(Date.UTC(year, month - 1, date + days));
  return moved.toISOString().slice(0, 10).split('-').reverse().join('/');
}

/** Writes the files into a new folder; `students` more people and `demands` more demands. */
export async function large(students: number, demands: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'annoda-large-'));
  await cp(DEMO_FOLDER, folder, { recursive: true });
  const write = (file: string, rows: Row[]) => writeFile(join(folder, file), text(rows));

  const [people, skills] = [rows('studenti.csv'), rows('competenze_studenti.csv')];
  const models = people.slice();
  for (let number = 0; number < students; number += 1) {
    const model = models[number % models.length] ?? {};
    const matricola = `PT27-${String(number).padStart(4, '0')}`;
    people.push({ ...model, matricola, codice_scuola: CLASS.school, classe: CLASS.class });
    for (const skill of skills.filter((one) => one['matricola'] === model['matricola'])) skills.push({ ...skill, matricola });
  }
  await write('studenti.csv', people);
  await write('competenze_studenti.csv', skills);

  const [asked, lines, allotted] = [rows('richieste.csv'), rows('richieste_competenze.csv'), rows('tavoli_richieste.csv')];
  const board = new Set(allotted.filter((one) => one['codice_tavolo'] === BOARD).map((one) => one['codice_richiesta']));
  const placements = asked.filter((one) => board.has(one['codice']) && one['tipo'] === 'posto');
  for (let number = 0; number < demands; number += 1) {
    const model = placements[number % placements.length] ?? {};
    const [codice, days] = [`X${String(number).padStart(3, '0')}`, Math.floor(number / placements.length) % 7];
    const seats = String(1 + (number % 4));
    asked.push({ ...model, codice, posti: seats, dal: later(model['dal'] ?? '', days), al: later(model['al'] ?? '', days), eta_minima: number % 3 ? '' : '16' });
    for (const line of lines.filter((one) => one['codice_richiesta'] === model['codice'])) lines.push({ ...line, codice_richiesta: codice });
    allotted.push({ codice_tavolo: BOARD, codice_richiesta: codice, posti: seats });
  }
  await write('richieste.csv', asked);
  await write('richieste_competenze.csv', lines);
  await write('tavoli_richieste.csv', allotted);
  return folder;
}
