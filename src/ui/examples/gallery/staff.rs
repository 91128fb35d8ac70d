//! A page as a teacher sees it.

use leptos::prelude::*;
use ui::{
    Button, ButtonKind, Cell, Choice, ChoiceChips, DataTable, Hue, Illustration, LinkButton,
    PageTitle, ProgressBar, Row, StateKind, StateMark, seed_of,
};

type Visit = (
    char,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u32,
    u32,
);

const VISITS: [Visit; 6] = [
    (
        'H',
        "Ateliers du Rail",
        "maintenance des trains · 6 métiers",
        "mar. 12 mars, 9 h – 11 h 30",
        "6 km · tram A, 25 min",
        2,
        30,
    ),
    (
        'A',
        "Clinique des Quatre Pattes",
        "soins aux animaux · 3 métiers",
        "jeu. 14 mars, 14 h – 16 h",
        "2 km · à pied, 25 min",
        16,
        16,
    ),
    (
        'F',
        "Menuiserie Orme",
        "du tronc à la table · 4 métiers",
        "lun. 18 mars, 9 h 30 – 11 h",
        "9 km · bus 12",
        28,
        30,
    ),
    (
        'M',
        "Data center Nord",
        "le web, vu de l’intérieur · 5 métiers",
        "mar. 19 mars, 10 h – 12 h",
        "8 km · bus 3",
        0,
        30,
    ),
    (
        'J',
        "Hôpital Sainte-Croix",
        "12 places gardées pour les REP jusqu’au 26 fév.",
        "ven. 22 mars, 9 h – 12 h",
        "4 km · tram B",
        12,
        30,
    ),
    (
        'L',
        "Théâtre de la Digue",
        "coulisses et plateau · 7 métiers",
        "mar. 26 mars, 14 h – 16 h 30",
        "5 km · tram A",
        0,
        30,
    ),
];

#[component]
pub fn Visits() -> impl IntoView {
    let on = RwSignal::new(vec!["car".to_owned(), "km".to_owned(), "n".to_owned()]);
    let choices: Vec<Choice> = [
        ("car", "Sans car"),
        ("km", "Moins de 10 km"),
        ("n", "28 places"),
        ("mars", "Mars"),
        ("H", "Industrie"),
    ]
    .map(|(value, label)| Choice::new(value, label))
    .into();
    let heads = ["Visite", "Quand", "Y aller", "Places", ""].map(String::from);
    view! {
        <main class="page page-staff" id="contenu">
            <div class="page-head">
                <PageTitle text="Réserver une visite" eyebrow="4e B · 28 élèves · Collège Les Deux Rives (REP+)" />
                <LinkButton href="#visites">"Mes demandes (3)"</LinkButton>
            </div>
            <ChoiceChips legend="Filtrer" hide_legend=true options=choices selected=on on_toggle=move |value: String, is_on| on.update(|on| {
                on.retain(|one| *one != value);
                if is_on {
                    on.push(value);
                }
            }) />
            <DataTable caption="Visites" heads=heads.into()>
                {VISITS.into_iter().enumerate().map(row).collect_view()}
            </DataTable>
        </main>
    }
}

fn row((index, (letter, name, about, when, way, free, places)): (usize, Visit)) -> AnyView {
    let (strong, words) = if free == 0 {
        ("complet".to_owned(), String::new())
    } else {
        (format!("{free} libres"), format!("sur {places}"))
    };
    let state = match index {
        0 => Some((StateKind::Done, "Confirmée, 28 places")),
        1 => Some((StateKind::Unsent, "Demandée, en attente d’envoi")),
        3 => Some((StateKind::Waiting, "Liste d’attente, rang 2")),
        5 => Some((StateKind::Refused, "Refusée : complet. Voir 3 autres dates")),
        _ => None,
    };
    let last = match state {
        Some((kind, text)) => view! { <StateMark kind text /> }.into_any(),
        None => view! { <Button kind=ButtonKind::Primary on_press=|| ()>"Réserver pour la 4"<sup>"e"</sup>" B"</Button> }.into_any(),
    };
    view! {
        <Row>
            <Cell head=true>
                <div class="row-head">
                    <span class="thumb"><Illustration seed=seed_of(name) hue=Hue::of(letter) cols=3 rows=3 /></span>
                    <span><a href="#visites">{name}</a><span class="soft">{about}</span></span>
                </div>
            </Cell>
            <Cell><span class="when">{when}</span></Cell>
            <Cell><span class="soft">{way}</span></Cell>
            <Cell><ProgressBar strong label=words value=Some(places - free) max=places /></Cell>
            <Cell>{last}</Cell>
        </Row>
    }
    .into_any()
}
