//! Small inputs of our own making in the formats of the sources.

use catalogue::import::InMemory;

/// A folder of ROME tables: three fiches, of which `A9902` refines `A9901`.
///
/// Defects of the real ones: apostrophes doubled, U+009C for œ, sentences out of order, a new line
/// in quotes, a row with a cell too few, a table in Latin-1.
pub(crate) fn rome() -> InMemory {
    let mut files = InMemory::from([
        (
            "unix_referentiel_code_rome_v460_utf8.csv",
            "\"code_rome\",\"code_ogr\",\"libelle_rome\",\"code_rome_parent\"\n\
             \"A1201\",\"1\",\"Gardien / Gardienne de nuages\",\"A1201\"\n\
             \"A1202\",\"2\",\"Eleveur / Eleveuse de brume\",\"A1201\"\n\
             \"A1203\"\n\
             \"B1101\",\"4\",\"Rimailleur\",\"B1101\"\n",
        ),
        (
            "unix_referentiel_appellation_v460_utf8.csv",
            "\"code_rome\",\"libelle_appellation_long\"\n\
             \"A1201\",\"Gardien / Gardienne de nuages\"\n\
             \"A1201\",\"Veilleur / Veilleuse du ciel\"\n",
        ),
        (
            "unix_texte_v460_utf8.csv",
            "\"code_rome\",\"libelle_type_texte\",\"position_phrase\",\"libelle_texte\"\n\
             \"A1201\",\"definition\",\"2\",\"Compte les gros \u{9c}ufs de pluie.\"\n\
             \"A1201\",\"definition\",\"1\",\"Garde l''horizon.\"\n\
             \"A1201\",\"definition\",\"3\",\"Note\n tout.\"\n\
             \"A1201\",\"acces_metier\",\"1\",\"Cet emploi est accessible avec un CAP ou un Bac pro.\"\n\
             \"Z9999\",\"definition\",\"1\",\"De personne.\"\n",
        ),
        (
            "unix_rubrique_mobilite_v460_utf8.csv",
            "\"code_rome\",\"code_rome_cible\",\"numero_ordre\"\n\
             \"A1201\",\"B1101\",\"2\"\n\"A1201\",\"A1202\",\"1\"\n",
        ),
        (
            "unix_referentiel_competence_v460_utf8.csv",
            "\"code_ogr\",\"cat_comp\",\"libelle_competence\"\n\
             \"10\",\"Savoir-faire\",\"Compter les nuages\"\n\
             \"11\",\"Savoir-faire\",\"Repeindre le ciel\"\n\
             \"12\",\"Savoir-être professionnel\",\"Faire preuve de patience\"\n",
        ),
        (
            "unix_referentiel_contexte_travail_v460_utf8.csv",
            "\"code_ogr\",\"libelle_cont_travail\",\"code_type_cont_trav\"\n\
             \"20\",\"En extérieur\",\"1\"\n\"21\",\"Travail de nuit\",\"2\"\n\
             \"22\",\"Zone nationale\",\"3\"\n\"23\",\"Intérim\",\"7\"\n\
             \"24\",\"En environnement bruyant\",\"1\"\n\"25\",\"Station debout prolongée\",\"1\"\n",
        ),
        (
            "unix_coherence_item_v460_utf8.csv",
            "\"code_rome\",\"code_ogr\",\"coeur_metier\"\n\
             \"A1201\",\"10\",\"Principale\"\n\"A1201\",\"11\",\"\"\n\"A1201\",\"12\",\"\"\n\
             \"A1201\",\"20\",\"\"\n\"A1201\",\"21\",\"\"\n\"A1201\",\"22\",\"\"\n\"A1201\",\"23\",\"\"\n\
             \"A1201\",\"25\",\"\"\n\"A1201\",\"99\",\"Principale\"\n",
        ),
        (
            "version.txt",
            "Numero de version : 61\n\nDate de publication : 02/02/2026\n",
        ),
    ]);
    let interests = "\"code_centre_interet\",\"libelle\",\"code_rome\"\n\
                     \"9\",\"J'aime \u{ea}tre dehors\",\"A1201\"\n\"31\",\"Inconnu\",\"A1201\"\n";
    let latin_1 = interests.chars().map(|letter| letter as u8).collect();
    files.0.insert(
        "unix_arborescence_centre_interet_v460_utf8.csv".into(),
        latin_1,
    );
    files
}

/// A folder of Onisep's Markdown: inner headings that look like sections, lines with leading
/// spaces, a sheet with a domain code only, one without long sections, one that is damaged.
pub(crate) fn onisep() -> InMemory {
    InMemory::from([
        (
            "MET.7_gardienne_de_nuages.md",
            "# gardien/ne de nuages\n**ID:** MET.7\n\n**Appellations:**\n\
             - Féminin: gardienne de nuages\n- Masculin: gardien de nuages\n\n\
             ## Autres appellations\n\n### guetteur/euse de pluie\n- Féminin: guetteuse de pluie\n\
             - Masculin: guetteur de pluie\n\n**Codes ROME:**\n- A1201\n\n\
             ## Présentation\n\nLa gardienne veille sur le ciel. Elle note tout !\n\n\
             ## En bref\n\nLe ciel est grand.\n\n            ### Durée des études\n            ## Après la 3e\n            2 ans.\n\n\
             ## Nature du travail\n\n### Compter\n            Chaque matin, compter.\n\n            ## Présentation\n            Elle présente ses comptes.\n\n\
             ## Vie professionnelle\n\n## Salaire\n            ### Salaire du débutant\n            Peu.\n\n            ## Accès direct\n\n\
             ## Accès au métier\n\nLe CAP suffit.<br/>\n            </p>\n\n            Après la 3e\n\n            CAP nuages\n\n\
             **Niveau d'accès minimum:** CAP ou équivalent\n\n\
             ## Formations recommandées\n\n- CAP nuages (ID: FOR.1)\n- stage d'été\n\n\
             **Statuts possibles:**\n- salarié\n\n\
             ## Centres d'intérêt\n\n- j'aime la nature\n- j'aimerais travailler dehors\n- la mode me fait rêver\n",
        ),
        (
            "MET.8_fleuriste_de_mer.md",
            "# fleuriste de mer\n**ID:** MET.8\n\n**Appellations:**\n- Féminin: fleuriste de mer\n\
             - Masculin: fleuriste de mer\n**Codes ROME:**\n- A15\n\n## Présentation\n\nDes algues.\n\n\
             ## En bref\n\nTresser des algues.\n\n            ### Après le bac\n            3 ans.\n\n\
             **Niveau d'accès minimum:** bac + 3\n",
        ),
        (
            "MET.9_poete.md",
            "# poète\n**ID:** MET.9\n\n**Appellations:**\n- Féminin: poétesse\n- Masculin: poète\n\n\
             **Codes ROME:**\n- B1101\n\n## Présentation\n\nDes vers.\n\n## En bref\n\nÉcrire.\n",
        ),
        ("MET.10_sans_titre.md", "**ID:** MET.10\n"),
        (
            "MET.9_redite.md",
            "# poète\n**ID:** MET.9\n\n**Appellations:**\n- Féminin: poétesse\n- Masculin: poète\n",
        ),
    ])
}
