//! Made-up files of any size for benchmarks and tests: an ESCO package in the official format,
//! class lists and what students can do. The same seed gives the same bytes. None of the labels,
//! people or codes exists.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How large a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EscoSize {
    /// Occupations, at most 3,600.
    pub occupations: usize,
    /// Skills, at most 16,000.
    pub skills: usize,
    /// Relations between the two.
    pub relations: usize,
}

impl EscoSize {
    /// The size of version 1.2.1.
    pub const OFFICIAL: Self = Self { occupations: 3_039, skills: 13_939, relations: 126_000 };
}

/// Numbers that look random (SplitMix64; G. L. Steele and others, OOPSLA 2014).
#[derive(Clone, Debug)]
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }

    fn uri(&mut self, pillar: &str) -> String {
        let (high, low) = (self.next(), self.next());
        let (a, b, c) = (high >> 32, high >> 16 & 0xFFFF, high & 0xFFF);
        format!("http://data.europa.eu/esco/{pillar}/{a:08x}-{b:04x}-4{c:03x}-a{:03x}-{:012x}", low >> 48 & 0xFFF, low & 0xFFFF_FFFF_FFFF)
    }
}

const DOING: [&str; 20] = [
    "curare",
    "disporre",
    "preparare",
    "misurare",
    "verificare",
    "tagliare",
    "rifinire",
    "pianificare",
    "illustrare",
    "registrare",
    "calibrare",
    "assistere",
    "ordinare",
    "dosare",
    "unire",
    "smontare",
    "lucidare",
    "ripartire",
    "osservare",
    "documentare",
];
const THINGS: [&str; 40] = [
    "giunti",
    "filati",
    "lamine",
    "stampi",
    "essenze",
    "circuiti",
    "pigmenti",
    "volumi",
    "tracciati",
    "impasti",
    "supporti",
    "serrature",
    "vetri",
    "resine",
    "pulegge",
    "valvole",
    "archivi",
    "campioni",
    "motori",
    "percorsi",
    "arredi",
    "colture",
    "tessuti",
    "fibre",
    "sensori",
    "quadri",
    "pellami",
    "sementi",
    "pompe",
    "binari",
    "scafi",
    "cornici",
    "carte",
    "lenti",
    "molle",
    "cavi",
    "pannelli",
    "torri",
    "mappe",
    "suoni",
];
const HOW: [&str; 20] = [
    "su misura",
    "in serie",
    "a freddo",
    "a caldo",
    "per conto terzi",
    "in officina",
    "all’aperto",
    "con strumenti ottici",
    "in sicurezza",
    "secondo capitolato",
    "di grande formato",
    "di precisione",
    "a basso consumo",
    "in équipe",
    "per l’esportazione",
    "di recupero",
    "a umido",
    "a secco",
    "con macchine utensili",
    "in turno",
];

/// A package in the official format, in Italian: its files by name. At most as many occupations
/// and skills as there are different labels.
#[must_use]
pub fn esco(seed: u64, size: EscoSize) -> BTreeMap<String, Vec<u8>> {
    let mut numbers = Numbers(seed);
    let skills: Vec<String> = (0..size.skills.min(16_000)).map(|_| numbers.uri("skill")).collect();
    let occupations: Vec<String> = (0..size.occupations.min(3_600)).map(|_| numbers.uri("occupation")).collect();
    let mut files = BTreeMap::new();
    let mut text = String::from(
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n",
    );
    for (at, uri) in skills.iter().enumerate() {
        let label = skill_label(at);
        let kind = if at.is_multiple_of(5) { "knowledge" } else { "skill/competence" };
        let reuse = numbers.pick(&["sector-specific", "cross-sector", "occupation-specific", "transversal"]);
        let others: Vec<String> = (0..2 + numbers.below(7))
            .map(|_| format!("{} {} {}", numbers.pick(&DOING), numbers.pick(&THINGS), numbers.pick(&HOW)))
            .collect();
        let (others, words) = (others.join("\n"), description(&mut numbers, &label));
        let _ = writeln!(
            text,
            "KnowledgeSkillCompetence,{uri},{kind},{reuse},{label},\"{others}\",,released,2023-11-30T15:53:37Z,,,http://data.europa.eu/esco/concept-scheme/skills,\"{words}\""
        );
    }
    files.insert("skills_it.csv".to_owned(), std::mem::take(&mut text).into_bytes());
    text.push_str(
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code\n",
    );
    for (at, uri) in occupations.iter().enumerate() {
        let (who, thing) = (["addetto/addetta", "tecnico/tecnica", "responsabile"][at % 3], THINGS[at / 3 % 40]);
        let label = format!("{who} di {thing} {}", HOW_LONG[at / 120 % HOW_LONG.len()]);
        let (group, words) = (1000 + numbers.below(8000), description(&mut numbers, &label));
        let _ = writeln!(
            text,
            "Occupation,{uri},{group},{label},\"{label} junior\n{label} esperto\",,released,2024-01-25T11:28:50Z,,,,http://data.europa.eu/esco/concept-scheme/occupations,\"{words}\",{group}.{at}"
        );
    }
    files.insert("occupations_it.csv".to_owned(), std::mem::take(&mut text).into_bytes());
    text.push_str("occupationUri,relationType,skillType,skillUri\n");
    for at in 0..if occupations.is_empty() || skills.is_empty() { 0 } else { size.relations } {
        // Every pair once: the step is prime to the number of skills.
        let (occupation, round) = (at % occupations.len(), at / occupations.len());
        let skill = (occupation * 4_657 + round * 7_919) % skills.len();
        let relation = if round.is_multiple_of(2) { "essential" } else { "optional" };
        let kind = if skill.is_multiple_of(5) { "knowledge" } else { "skill/competence" };
        let _ = writeln!(text, "{},{relation},{kind},{}", occupations[occupation], skills[skill]);
    }
    files.insert("occupationSkillRelations_it.csv".to_owned(), std::mem::take(&mut text).into_bytes());
    text.push_str("conceptType,conceptUri,broaderType,broaderUri\n");
    for (at, uri) in skills.iter().enumerate().skip(1) {
        let _ = writeln!(text, "KnowledgeSkillCompetence,{uri},KnowledgeSkillCompetence,{}", skills[at / 8]);
    }
    files.insert("broaderRelationsSkillPillar_it.csv".to_owned(), std::mem::take(&mut text).into_bytes());
    files
}

const HOW_LONG: [&str; 30] = [
    "navali",
    "tessili",
    "edili",
    "orafi",
    "termali",
    "ferroviari",
    "agricoli",
    "forestali",
    "ottici",
    "musicali",
    "teatrali",
    "portuali",
    "grafici",
    "chimici",
    "elettrici",
    "idraulici",
    "meccanici",
    "digitali",
    "sanitari",
    "sportivi",
    "museali",
    "bancari",
    "doganali",
    "montani",
    "fluviali",
    "stradali",
    "aerei",
    "scolastici",
    "floreali",
    "lignei",
];

/// The label of a skill of [`esco`], by its position.
#[must_use]
pub fn skill_label(at: usize) -> String {
    format!("{} {} {}", DOING[at % 20], THINGS[at / 20 % 40], HOW[at / 800 % 20])
}

fn description(numbers: &mut Numbers, label: &str) -> String {
    let mut words = format!("Sapere {label}, e in particolare");
    for _ in 0..4 + numbers.below(8) {
        let _ = write!(words, " {} {} {},", numbers.pick(&DOING), numbers.pick(&THINGS), numbers.pick(&HOW));
    }
    words
}

/// The files as a zip archive, in a folder as on ESCO's site.
///
/// # Errors
/// None that bytes in memory could give.
pub fn zipped(files: &BTreeMap<String, Vec<u8>>) -> std::io::Result<Vec<u8>> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(format!("ESCO dataset/{name}"), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

const FAMILIES: [&str; 20] = [
    "ABBONDI",
    "BRUSCHETTI",
    "CALDORA",
    "D'ALBERO",
    "DE PRATI",
    "ELMETTI",
    "FONTEBASSA",
    "GRANDINATI",
    "LUPAIA",
    "MONTESECCO",
    "NEBBIARI",
    "ORTOLANDI",
    "PIETRALTA",
    "QUERCETTI",
    "ROVERSELLI",
    "SORGENTI",
    "TEMPORALI",
    "UMIDALDI",
    "VENTURALI",
    "ZOLLANI",
];
const GIVEN: [&str; 12] = ["ADA", "BRUNO", "CLELIA", "DARIO", "ELSA", "FABIO", "GRETA", "IVO", "LEA", "NICCOLO'", "OLGA", "PIETRO"];

/// A class list as registers export them: semicolons, names in capitals, every student once.
#[must_use]
pub fn students(seed: u64, count: usize) -> String {
    let mut numbers = Numbers(seed);
    let mut text = String::from("Matricola;Cognome;Nome;Data di nascita;Classe;Comune di residenza;Ore FSL\n");
    for at in 0..count {
        let (family, given) = (numbers.pick(&FAMILIES), numbers.pick(&GIVEN));
        let (day, month, year) = (1 + numbers.below(28), 1 + numbers.below(12), 2007 + numbers.below(4));
        let (grade, section) = (3 + at % 3, char::from(b'A' + u8::try_from(at / 75 % 26).unwrap_or(0)));
        let _ =
            writeln!(text, "M{at:06};{family};{given};{day:02}/{month:02}/{year};{grade}^{section} MEC;Pontedera;{}", numbers.below(200));
    }
    text
}

/// What the students of [`students`] can do, so many competences of [`esco`] each.
#[must_use]
pub fn student_competences(seed: u64, students: usize, each: usize, skills: usize) -> String {
    let mut numbers = Numbers(seed);
    let mut text = String::from("Matricola;Competenza;Livello;Evidenza;Data\n");
    for student in 0..students {
        let first = numbers.below(skills);
        for nth in 0..each {
            let label = skill_label((first + nth * 37) % skills.max(1));
            let level = numbers.pick(&["conosce", "con guida", "in autonomia", "esperta"]);
            let evidence = numbers.pick(&["lezione", "laboratorio", "certificato", "fsl"]);
            let _ = writeln!(text, "M{student:06};{label};{level};{evidence};{:02}/05/2026", 1 + numbers.below(28));
        }
    }
    text
}
