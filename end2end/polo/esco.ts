// A package of ESCO in the official form, with two occupations: a zip whose files are stored as they are.
import { crc32 } from 'node:zlib';

const OCCUPATIONS = [
  'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code',
  'Occupation,http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000001,7223,operatore di prova/operatrice di prova,"addetto alla prova\naddetta alla prova",,released,,,,,,Prova.,7223.90',
  'Occupation,http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000002,7223,collaudatore di prova/collaudatrice di prova,,,released,,,,,,Prova.,7223.91',
].join('\n');

const SKILLED = [
  'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description,code',
  'Occupation,http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000011,7533,ricamatore di prova/ricamatrice di prova,,released,Ricama.,7533.1',
].join('\n');
const SKILLS = [
  'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status,description',
  'KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000012,skill/competence,sector-specific,ricamare tessuti,"ricamo a mano\npunto croce",released,',
  'KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000013,knowledge,sector-specific,conoscenza dei filati,,released,',
].join('\n');

/** The bytes of the zip. */
function zipped(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, body] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(label.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, label, body);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, label);
    offset += 30 + label.length + body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const esco = (): Buffer => zipped({ 'occupations_it.csv': OCCUPATIONS });
/** One occupation and two competences that the demo's catalogue lacks. */
export const skills = (): Buffer => zipped({ 'occupations_it.csv': SKILLED, 'skills_it.csv': SKILLS });
export { esco as package };
