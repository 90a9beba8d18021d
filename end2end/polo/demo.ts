// What stands in data/demo, so that tests compute what they expect instead of repeating figures.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_FOLDER } from './program';

export interface Student {
  code: string;
  family: string;
  given: string;
  /** "Giulia Bandini". */
  name: string;
  /** "Giulia B.", as the board's cards say it. */
  short: string;
  /** "S01/4A". */
  class: string;
  municipality: string;
}

export interface Demand {
  code: string;
  title: string;
  company: string;
  municipality: string;
  /** On the board that was asked for. */
  seats: number;
  /** URIs. */
  asked: string[];
}

export interface Placement {
  student: Student;
  demand: string;
  locked: boolean;
}

type Row = Record<string, string>;

/** The rows of a file, by the names in its first line. */
export function rows(file: string): Row[] {
  const [head = [], ...lines] = cells(readFileSync(join(DEMO_FOLDER, file), 'utf8'));
  return lines.map((line) => Object.fromEntries(head.map((name, column) => [name, line[column] ?? ''])));
}

/** Every file but one, as text. */
export function textsBut(file: string): string[] {
  const names = readdirSync(DEMO_FOLDER).filter((name) => name.endsWith('.csv') && name !== file);
  return names.map((name) => readFileSync(join(DEMO_FOLDER, name), 'utf8'));
}

function cells(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') {
      quoted = !quoted;
    } else if (!quoted && (letter === ';' || letter === '\n')) {
      line.push(cell);
      cell = '';
      if (letter === '\n') {
        lines.push(line);
        line = [];
      }
    } else if (letter !== '\r') {
      cell += letter;
    }
  }
  if (cell || line.length) lines.push([...line, cell]);
  return lines;
}

const STUDENTS: Student[] = rows('studenti.csv').map((row) => {
  const family = row['cognome'] ?? '';
  const given = row['nome'] ?? '';
  const initials = /^(.)(['’].)?/u.exec(family)?.[0] ?? '';
  return {
    code: row['matricola'] ?? '',
    family,
    given,
    name: `${given} ${family}`,
    short: `${given} ${initials}.`,
    class: `${row['codice_scuola']}/${row['classe']}`,
    municipality: row['comune'] ?? '',
  };
});

/** Everybody. */
export const everybody = STUDENTS;

/** One student, by the number in the school's register. */
export function student(code: string): Student {
  return found(STUDENTS.find((one) => one.code === code), code);
}

/** The students of a board. */
export function studentsOf(board: string): Student[] {
  const row = found(rows('tavoli.csv').find((one) => one['codice'] === board), board);
  const classes = (row['classi'] ?? '').split('|');
  return STUDENTS.filter((one) => classes.includes(one.class));
}

/** The demands on a board, with the seats that the board has of each. */
export function demandsOf(board: string): Demand[] {
  const companies = new Map(rows('soggetti.csv').map((row) => [row['codice'], row['denominazione'] ?? '']));
  const demands = new Map(rows('richieste.csv').map((row) => [row['codice'], row]));
  const asked = rows('richieste_competenze.csv');
  return rows('tavoli_richieste.csv')
    .filter((row) => row['codice_tavolo'] === board)
    .map((row) => {
      const code = row['codice_richiesta'] ?? '';
      const demand = found(demands.get(code), code);
      return {
        code,
        title: demand['titolo'] ?? '',
        company: companies.get(demand['azienda']) ?? '',
        municipality: demand['comune'] ?? '',
        seats: Number(row['posti']),
        asked: asked.filter((one) => one['codice_richiesta'] === code).map((one) => one['uri_competenza'] ?? ''),
      };
    });
}

/** One demand of a board. */
export function demand(board: string, code: string): Demand {
  return found(demandsOf(board).find((one) => one.code === code), code);
}

/** Who has a seat on a board from the beginning. */
export function placementsOf(board: string): Placement[] {
  return rows('abbinamenti.csv')
    .filter((row) => row['codice_tavolo'] === board)
    .map((row) => ({ student: student(row['matricola'] ?? ''), demand: row['codice_richiesta'] ?? '', locked: row['bloccato'] === 'sì' }));
}

/** The codes of the students who have a competence at whatever level. */
export function holdersOf(competence: string): Set<string> {
  return new Set(rows('competenze_studenti.csv').filter((row) => row['competenza'] === competence).map((row) => row['matricola'] ?? ''));
}

/** The URI of a competence by its Italian label. */
export function competenceUri(label: string): string {
  return found(rows('competenze.csv').find((row) => row['etichetta_it'] === label)?.['uri'], label);
}

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`${name} is not in data/demo`);
  return thing;
}
