//! The smallest package that is whole; tests change one place of it.

use std::collections::BTreeMap;

const FILES: [(&str, &str); 18] = [
    ("comuni.csv", "comune;codice_istat;provincia;lat;lon\nPontedera;050029;PI;43,6621;10,6327\n"),
    (
        "soggetti.csv",
        "codice;denominazione;tipo;codice_meccanografico;partita_iva;ateco;comune;indirizzo\n\
         S01;ITIS Agnesi;istituto tecnico;PITF99901X;;;Pontedera;via dei Platani 14\n\
         A001;Officina;impresa;;99000320509;25.62.00;Pontedera;\n",
    ),
    ("accordo.csv", "titolo;firmato;dal;al;programma\nAccordo;01/07/2020;01/09/2020;31/08/2030;\"Uno; due\"\n"),
    ("adesioni.csv", "codice_soggetto;ruolo;dal;al\nS01;capofila;01/09/2020;\nA001;fondatore;01/09/2020;31/08/2024\n"),
    (
        "classi.csv",
        "codice_scuola;anno_scolastico;anno;sezione;indirizzo\nS01;2026/27;4;A;Meccanica\nS01;2026/27;5;A;Meccanica\nS01;2026/27;3;B;Meccanica\n",
    ),
    (
        "studenti.csv",
        "matricola;codice_scuola;classe;cognome;nome;data_nascita;comune;ore_fsl;sicurezza_generale;sicurezza_specifica;sicurezza_rischio\n\
         1;S01;4A;D'Angelo;Niccolò;20/08/2009;Pontedera;80;4;8;medio\n\
         2;S01;5A;Popa;Ștefan;2/1/2008;Pontedera;0;0;0;\n",
    ),
    (
        "competenze.csv",
        "uri;tipo;etichetta_it;etichetta_en;sinonimi_it;uri_piu_ampia;gruppo\n\
         http://e/1;abilità;Tornitura CNC;CNC turning;tornio|tornire;http://e/2;cnc\n\
         http://e/2;conoscenza;Tornitura;turning;;;cnc\n\
         ;abilità;Cultura d'impresa;company culture;;;\n",
    ),
    ("professioni.csv", "uri;codice_isco;etichetta_it;etichetta_en;descrizione_it;descrizione_en\nhttp://o/1;7223;Tornitrice;turner;;\n"),
    ("professioni_competenze.csv", "uri_professione;uri_competenza;relazione;livello\nhttp://o/1;http://e/1;essenziale;3\n"),
    (
        "competenze_studenti.csv",
        "matricola;competenza;livello;evidenza;attestata_da;data\n\
         1;Tornitura CNC;in autonomia;fsl;tutor;03/06/2026\n\
         2;Cultura d'impresa;conosce;autodichiarata;;\n",
    ),
    (
        "richieste.csv",
        "codice;azienda;tipo;titolo;uri_professione;posti;dal;al;ore_settimanali;ora_inizio;ora_fine;comune;rischio;mansione_alto_rischio;\
         eta_minima;mansioni;condizioni;entro_anno\n\
         R1;A001;posto;Tornio;http://o/1;3;01/03/2027;26/03/2027;40;08:00;17:00;Pontedera;medio;no;;Aiuto;\"Mensa; bar\";\n\
         R2;A001;fabbisogno;Tornitori;http://o/1;5;;;;;;Pontedera;medio;no;16;;;2028\n",
    ),
    ("richieste_competenze.csv", "codice_richiesta;uri_competenza;livello;peso;obbligatoria\nR1;http://e/1;3;3;no\nR1;http://e/2;1;1;sì\n"),
    ("tavoli.csv", "codice;codice_scuola;titolo;dal;al;classi\nT1;S01;FSL primavera;22/02/2027;02/04/2027;S01/4A\n"),
    ("tavoli_richieste.csv", "codice_tavolo;codice_richiesta;posti\nT1;R1;2\n"),
    ("abbinamenti.csv", "codice_tavolo;matricola;codice_richiesta;bloccato\nT1;1;R1;sì\n"),
    ("preferenze.csv", "codice_tavolo;matricola;posizione;codice_richiesta\nT1;1;1;R1\n"),
    ("valutazioni.csv", "codice_tavolo;codice_richiesta;matricola;valutazione\nT1;R1;1;d'accordo\n"),
    (
        "persone.csv",
        "codice;nome;ruolo;codice_soggetto;matricola\n\
         P1;Luisa Bini;docente;S01;\nP2;Niccolò D'Angelo;studente;S01;1\nP3;Sandra Nuti;azienda;A001;\nP4;Teresa Vallini;coordinatore;;\n",
    ),
];

/// The package as it is.
pub(crate) fn whole() -> BTreeMap<String, Vec<u8>> {
    FILES.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

/// The package with one text of one file replaced.
pub(crate) fn with(file: &str, from: &str, to: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = whole();
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}
