//! Pages as a pupil sees them.

use leptos::prelude::*;
use ui::{
    ArtCard, Button, ButtonKind, Choice, ChoiceChips, Fact, Hue, IconButton, Illustration,
    LinkButton, LongList, Mosaic, MosaicGroup, PageTitle, PathOfSteps, SearchField, StateKind,
    StateMark, Step, StepState, icons, seed_of,
};

pub const DOMAINS: [(char, &str); 14] = [
    ('A', "Agriculture, animaux, forêt"),
    ('B', "Arts, artisanat"),
    ('C', "Banque, assurance"),
    ('D', "Commerce, vente"),
    ('E', "Communication, média"),
    ('F', "Construction, bâtiment"),
    ('G', "Hôtellerie, tourisme, loisirs"),
    ('H', "Industrie"),
    ('I', "Installation, maintenance"),
    ('J', "Santé"),
    ('K', "Services à la personne"),
    ('L', "Spectacle"),
    ('M', "Gestion, informatique"),
    ('N', "Transport, logistique"),
];
const METIERS: [(&str, &str); 14] = [
    ("Vétérinaire", "soigne les animaux, des chats aux troupeaux"),
    (
        "Luthière, luthier",
        "fabrique et répare violons et guitares",
    ),
    (
        "Conseillère, conseiller en assurance",
        "prévoit le pire pour que tout aille mieux",
    ),
    (
        "Fleuriste",
        "compose des bouquets pour toutes les occasions",
    ),
    ("Journaliste", "vérifie, raconte, explique"),
    (
        "Charpentière, charpentier",
        "dessine et monte la forêt qui porte le toit",
    ),
    (
        "Guide de haute montagne",
        "emmène une cordée au sommet et la ramène",
    ),
    (
        "Fondeuse, fondeur de cloches",
        "coule le bronze, accorde la note",
    ),
    ("Frigoriste", "fabrique du froid, sauve des glaces"),
    ("Infirmière, infirmier", "prend soin, rassure, surveille"),
    (
        "Sapeuse-pompière, sapeur-pompier",
        "arrive en premier, repart en dernier",
    ),
    (
        "Régisseuse, régisseur lumière",
        "sculpte la scène avec des projecteurs",
    ),
    (
        "Développeuse, développeur web",
        "construit ce que tu regardes en ce moment",
    ),
    (
        "Conductrice, conducteur de train",
        "emmène mille personnes à bon port",
    ),
];

#[component]
pub fn Home() -> impl IntoView {
    let dated = |day: &str, words: &str, past| StepState::Dated {
        day: day.into(),
        words: words.into(),
        past,
    };
    let steps: Vec<Step> = [
        ("J’explore six métiers", StepState::Done),
        ("Ce que j’aime", StepState::Done),
        ("Forum des métiers", dated("14", "jeu. 14 nov.", true)),
        ("Je compare deux métiers", StepState::Now),
        ("Je prépare la visite", StepState::Todo),
        (
            "Visite : Ateliers du Rail",
            dated("12", "mar. 12 mars", false),
        ),
    ]
    .into_iter()
    .map(|(label, state)| Step {
        label: label.into(),
        state,
        href: Some("#pieces".into()),
    })
    .collect();
    let met = [2, 1, 0, 1, 1, 0, 1, 0, 0, 2, 1, 1, 1, 0];
    let seen = [1, 0, 0, 1, 2, 2, 1, 0, 0, 0, 2, 0, 1, 3];
    let groups: Vec<MosaicGroup> = DOMAINS
        .iter()
        .enumerate()
        .map(|(i, (letter, name))| MosaicGroup {
            hue: Hue::of(*letter),
            label: format!("{name} : {} métiers", met[i] + seen[i]),
            href: "#explorer".into(),
            met: met[i],
            seen: seen[i],
            number: None,
        })
        .collect();
    view! {
        <main class="page" id="contenu">
            <PageTitle text="Salut ! On reprend là où tu étais ?">"4"<sup>"e"</sup>" B · Colibri"</PageTitle>
            <PathOfSteps steps=steps label="Mon parcours de l’année" />
            <section class="card hero d-B">
                <div class="hero-body">
                    <p class="chip chip-now">"Étape 4 · environ 15 minutes"</p>
                    <h2>"Deux métiers côte à côte"</h2>
                    <p class="soft">"Choisis-en deux qui ne se ressemblent pas. Qu’est-ce qui te surprend dans chacun ?"</p>
                    <LinkButton href="#pieces" kind=ButtonKind::Primary icon_after=icons::ARROW_RIGHT>"Continuer mon étape"</LinkButton>
                </div>
                <Illustration seed=seed_of("comparer") hue=Hue::of('B') cols=8 rows=4 />
            </section>
            <div class="split">
                <section class="section">
                    <h2>"Tes métiers rencontrés"</h2>
                    <div class="card card-pad stack">
                        <Mosaic groups=groups />
                        <p class="soft"><b>"17 métiers"</b>", 11 domaines. Tu n’es jamais allé voir du côté de "<a href="#explorer">"l’industrie"</a>" : un saut ?"</p>
                    </div>
                </section>
                <section class="section">
                    <h2>"Un métier loin de tes habitudes"</h2>
                    {card(7)}
                </section>
            </div>
        </main>
    }
}

fn card(index: usize) -> AnyView {
    let (title, text) = METIERS[index % 14];
    let (letter, tag) = DOMAINS[index % 14];
    let seed = seed_of(&format!("{title}{index}"));
    view! { <ArtCard href="#metier" seed hue=Hue::of(letter) tag title text /> }.into_any()
}

#[component]
pub fn Explore() -> impl IntoView {
    let typed = RwSignal::new("animaux".to_owned());
    let on = RwSignal::new(vec!["dehors".to_owned()]);
    let results: Vec<u32> = (0..1500).collect();
    let choices: Vec<Choice> = [
        ("dehors", "Dehors", 34),
        ("mains", "Avec les mains", 21),
        ("cap", "Après un CAP", 12),
        ("bacpro", "Bac pro", 18),
        ("sciences", "Sciences", 16),
        ("seul", "En équipe", 7),
    ]
    .map(|(value, label, count)| Choice::new(value, label).with_count(count))
    .into();
    view! {
        <main class="page" id="contenu">
            <PageTitle text="Qu’est-ce que tu veux découvrir ?" />
            <div class="filters">
                <SearchField label="Chercher un métier" placeholder="soigner, ordinateur, dehors…" value=typed />
                <ChoiceChips
                    legend="Filtrer"
                    hide_legend=true
                    options=choices
                    selected=on
                    on_toggle=move |value: String, is_on| on.update(|on| {
                        on.retain(|one| *one != value);
                        if is_on {
                            on.push(value);
                        }
                    })
                />
            </div>
            <section class="section">
                <p class="results-count" role="status">"41 métiers · le mot « animaux », et ce qui s’en approche"</p>
                <LongList items=results item=|index: u32| card(index as usize) label="Résultats" />
            </section>
        </main>
    }
}

#[component]
pub fn Sheet() -> impl IntoView {
    let kept = RwSignal::new(true);
    view! {
        <main class="page d-A" id="contenu">
            <section class="card hero hero-tall">
                <div class="hero-body">
                    <p class="chip chip-hue">"Agriculture, animaux, forêt"</p>
                    <PageTitle text="Vétérinaire" />
                    <p class="lead">"Tu écoutes quelqu’un qui ne parle pas, tu cherches ce qui ne va pas, et tu soignes."</p>
                    <div class="actions">
                        <Button kind=ButtonKind::Primary icon=icons::PENCIL on_press=|| ()>"Garder dans mon carnet"</Button>
                        <Button icon=icons::SPEAKER on_press=|| ()>"Écouter"</Button>
                        <IconButton icon=icons::HEART label="Dans mes favoris" pressed=kept on_press=move || kept.update(|k| *k = !*k) />
                    </div>
                </div>
                <Illustration seed=seed_of("veterinaire") hue=Hue::of('A') cols=8 rows=6 />
            </section>
            <div class="split">
                <article class="prose">
                    <h2>"Une journée"</h2>
                    <p>"8 h 30, les premières consultations : un chat qui boite, un lapin qui ne mange plus. Puis la salle d’opération. L’après-midi, la voiture : une vache va vêler à vingt kilomètres. Le soir, une urgence, parfois."</p>
                    <h2>"Ce que ce métier demande"</h2>
                    <p>"De l’attention, du sang-froid, de la force aussi. Savoir parler aux "<a href="#metier">"propriétaires"</a>" quand la nouvelle n’est pas bonne."</p>
                    <h2>"Ce que l’on y fait"</h2>
                    <ul>
                        <li>"Examiner un animal, de la souris à la jument."</li>
                        <li>"Opérer, vacciner, rassurer."</li>
                    </ul>
                </article>
                <dl class="facts">
                    <Fact label="Où">"Cabinet, ferme, zoo"</Fact>
                    <Fact label="Horaires">"Nuits, week-ends"</Fact>
                    <Fact label="Matières utiles">"SVT, maths"</Fact>
                    <Fact label="Avec">"Auxiliaire, éleveuse"</Fact>
                    <Fact label="Comment on y arrive" wide=true>
                        <ol class="ways">
                            <li><span class="chip">"3e"</span></li>
                            <li><span class="chip">"Bac général"</span></li>
                            <li><span class="chip">"École vétérinaire, 6 ans"</span></li>
                        </ol>
                    </Fact>
                    <div class="fact fact-wide fact-here">
                        <dt>"Près de ton collège"</dt>
                        <dd>"Visite possible : clinique des Quatre Pattes, 12 mars, 8 places"</dd>
                    </div>
                </dl>
            </div>
        </main>
    }
}

#[component]
pub fn Carnet() -> impl IntoView {
    let entry = |hue: &'static str,
                 when: &'static str,
                 title: &'static str,
                 text: &'static str,
                 kind,
                 state: &'static str| {
        view! {
            <li class=hue>
                <article class="card card-pad stack">
                    <p class="meta">{when}<span class="chip chip-hue">"Métier rencontré"</span></p>
                    <h3><a class="stretched" href="#carnet">{title}</a></h3>
                    <p>{text}</p>
                    <p><StateMark kind=kind text=state /></p>
                </article>
            </li>
        }
    };
    view! {
        <main class="page page-narrow" id="contenu">
            <div class="page-head">
                <PageTitle text="Mon carnet" eyebrow="17 métiers rencontrés" />
                <LinkButton href="#carnet" kind=ButtonKind::Primary icon=icons::PLUS>"Écrire"</LinkButton>
            </div>
            <ol class="timeline">
                <li class="timeline-head"><h2>"Mars"</h2></li>
                {entry("d-H", "mardi 12 mars", "Les Ateliers du Rail", "On a vu démonter un bogie. J’ai tenu la clé dynamométrique !", StateKind::Device, "Sur cet appareil")}
                {entry("d-A", "lundi 4 mars", "La vétérinaire de ma rue", "Elle m’a montré la radio d’un chat. J’ai aimé : le calme.", StateKind::Done, "Enregistré")}
                <li class="timeline-head"><h2>"Février"</h2></li>
                {entry("d-L", "jeudi 15 février", "Régisseuse lumière", "Elle travaille le soir. Je ne savais pas.", StateKind::Done, "Enregistré")}
            </ol>
        </main>
    }
}
