//! A person's data as one page to read: without script, style sheet or picture of elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use domain::attachment::{Attachment, AttachmentKind, BlobId};
use domain::carnet::Entry;
use domain::role::Role;
use protocol::overlay::View;
use protocol::privacy::{Export, ExportedTeam, ExportedWork};
use protocol::session::Me;
use protocol::travel::{Carnet, base64};

use super::texts;
use super::written::{of_team, written};
use crate::pages::guided;
use crate::state::catalogue::Catalogue;
use crate::state::clock::{millis, today, wall_time};
use crate::texts::PRODUCT;
use crate::texts::dates;
use crate::texts::labels::{Label, skills};

/// Dark words on white, a column that is easy to read, on paper too.
const STYLE: &str = "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 sans-serif;color:#111;background:#fff}\
h1,h2,h3,h4{line-height:1.2}article{border-top:1px solid #999;margin-top:1.5rem}.text{white-space:pre-wrap;overflow-wrap:break-word}img,audio{max-width:100%}img{height:auto}figure{margin:1rem 0}.soft{color:#555}\
@page{size:A4;margin:18mm}@media print{audio{display:none}body{max-width:none;margin:0;padding:0;font-size:11pt}h2,h3,h4{break-after:avoid}img{max-height:110mm}img,figure,li{break-inside:avoid}}";

/// A carnet prints a page a sheet.
const BOOK: &str =
    "@media print{article+article,article~h2{break-before:page}article{border:0;margin:0}}";

/// Whatever a pupil has written, the page asks nothing of anybody.
const POLICY: &str =
    "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'";

/// All that the server keeps.
pub fn of_export(catalogue: Catalogue, export: &Export) -> String {
    let mut page = Page::new(texts::TITLE, catalogue);
    page.person(&export.person, export.made);
    if let Some(seen) = export.last_seen {
        page.fact(texts::SEEN, &day(seen));
    }
    page.files = export
        .files
        .iter()
        .map(|file| (file.id, file.base64.clone()))
        .collect();
    if let Some(said) = export.gender {
        page.fact(texts::COUNTED, texts::counted(said));
    }
    match &export.work {
        None => {
            page.carnet(export.entries.iter());
            page.favourites(export.favourites.iter());
            page.teams(&export.teams);
        }
        Some(work) => page.work(work),
    }
    page.list(
        texts::SESSIONS,
        export.sessions.iter().map(|session| {
            let device = texts::device(&session.browser, &session.system);
            texts::session(&device, &day(session.begun), &day(session.until))
        }),
    );
    page.list(
        texts::DEVICES,
        export
            .devices
            .iter()
            .map(|device| texts::sent(device.changes, &day(device.seen))),
    );
    page.heading(texts::REST);
    page.paragraph(if export.work.is_some() {
        texts::REST_OF_ADULT
    } else {
        texts::REST_TEXT
    });
    page.finish()
}

/// What this device holds of an account that is no more, with what was never sent. `files` are those of its photos and
/// voice notes that are here, in base64.
pub fn of_device(catalogue: Catalogue, me: &Me, view: &View, files: &[(BlobId, String)]) -> String {
    let mut page = Page::new(texts::TITLE_HERE, catalogue);
    page.files = files.iter().cloned().collect();
    page.person(me, millis());
    page.carnet(view.entries.values().map(|item| &item.value));
    page.favourites(view.favourites.keys());
    page.teams(&teams_here(me, view));
    let refused = view
        .refusals
        .iter()
        .filter_map(|refused| written(&refused.mutation));
    page.list(texts::REFUSED, refused);
    page.finish()
}

/// The teams of a person as this device has them, with what was not sent yet.
fn teams_here(me: &Me, view: &View) -> Vec<ExportedTeam> {
    let own = view.teams.equipes.values().map(|item| &item.value);
    let mine = own.filter_map(|own| {
        let mut members = own.equipe.membres.iter();
        let member = members.find(|member| member.user == me.user)?;
        let projet = view.teams.projet_of(own);
        Some(ExportedTeam {
            id: own.equipe.id,
            nom: own.equipe.nom.clone(),
            projet: projet.map(|one| one.titre.clone()).unwrap_or_default(),
            etapes: projet.map(|one| one.etapes.clone()).unwrap_or_default(),
            fonction: member.fonction.clone(),
            travail: own.travail.clone(),
        })
    });
    mine.collect()
}

fn day(milliseconds: i64) -> String {
    dates::long(wall_time(milliseconds).date(), today())
}

/// A carnet to read and to print, the bin left out.
pub fn of_carnet(catalogue: Catalogue, carnet: &Carnet) -> String {
    let style = [STYLE, BOOK].concat();
    let mut page = Page::styled(&texts::carnet_of(&carnet.pseudonym), catalogue, &style);
    let files = carnet.files.iter();
    page.files = files.map(|(id, bytes)| (*id, base64(bytes))).collect();
    page.fact(texts::MADE, &dates::long(carnet.made.date(), today()));
    page.carnet(carnet.entries.iter().filter(|entry| !entry.deleted));
    page.favourites(carnet.favourites.iter());
    page.finish()
}

struct Page {
    html: String,
    /// Photos and voice notes, in base64.
    files: BTreeMap<BlobId, String>,
    catalogue: Catalogue,
}

impl Page {
    fn new(title: &str, catalogue: Catalogue) -> Self {
        Self::styled(title, catalogue, STYLE)
    }

    fn styled(title: &str, catalogue: Catalogue, style: &str) -> Self {
        let mut page = Self {
            html: String::new(),
            files: BTreeMap::new(),
            catalogue,
        };
        page.raw("<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.element(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"",
            POLICY,
            "\"><title>",
        );
        page.words(title);
        page.raw("</title><style>");
        page.raw(style);
        page.raw("</style><h1>");
        page.words(title);
        page.raw("</h1><p class=\"soft\">");
        page.words(PRODUCT);
        page.raw("</p>");
        page
    }

    fn finish(mut self) -> String {
        self.raw("</html>\n");
        self.html
    }

    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// What a person wrote is text, whatever is in it.
    fn words(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                letter => self.html.push(letter),
            }
        }
    }

    fn element(&mut self, open: &str, text: &str, close: &str) {
        self.raw(open);
        self.words(text);
        self.raw(close);
    }

    fn heading(&mut self, text: &str) {
        self.element("<h2>", text, "</h2>");
    }

    fn paragraph(&mut self, text: &str) {
        self.element("<p>", text, "</p>");
    }

    fn fact(&mut self, label: &str, value: &str) {
        self.element("<p><b>", label, "\u{a0}: </b>");
        self.element("", value, "</p>");
    }

    fn person(&mut self, me: &Me, made: i64) {
        self.heading(texts::WHO);
        let name = match me.role {
            Role::Pupil => texts::PSEUDONYM,
            Role::Teacher | Role::Head | Role::Company | Role::Academy => texts::NAME_OF_ADULT,
        };
        self.fact(name, &me.name);
        if let Some(school) = &me.school {
            self.fact(
                texts::PLACE,
                &[&school.name, ", ", &school.commune].concat(),
            );
        }
        for class in &me.classes {
            self.fact(texts::CLASS, &class.name);
        }
        self.fact(texts::ACADEMY, &me.academy_name);
        self.fact(texts::MADE, &day(made));
    }

    fn work(&mut self, work: &ExportedWork) {
        if let Some(login) = &work.login {
            self.fact(texts::LOGIN, login);
        }
        if work.second_factor {
            self.paragraph(texts::SECOND_FACTOR);
        }
        for identity in &work.identities {
            self.fact(&identity.provider, &identity.subject);
        }
        self.list(
            texts::REQUESTS,
            work.requests.iter().map(|request| {
                let day = dates::long(request.start.date(), today());
                let note = (!request.note.is_empty()).then_some(request.note.as_str());
                texts::request(&request.visit, &day, &request.class, request.seats, note)
            }),
        );
    }

    fn carnet<'a>(&mut self, entries: impl Iterator<Item = &'a Entry>) {
        self.heading(texts::CARNET);
        let mut none = true;
        for entry in entries {
            none = false;
            self.entry(entry);
        }
        if none {
            self.paragraph(texts::CARNET_NONE);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let title = match entry.title.trim() {
            "" => texts::UNTITLED,
            title => title,
        };
        self.raw("<article>");
        self.element("<h3>", title, "</h3>");
        let mut about = vec![
            dates::long(entry.date, today()),
            entry.kind.label().to_owned(),
        ];
        about.extend(entry.shared.then(|| texts::SHARED.to_owned()));
        about.extend(entry.deleted.then(|| texts::BIN.to_owned()));
        self.element("<p class=\"soft\">", &about.join(" · "), "</p>");
        for (question, answer) in guided::read(entry) {
            self.element("<h4>", &question, "</h4>");
            self.element("<p class=\"text\">", &answer, "</p>");
        }
        self.element("<p class=\"text\">", &entry.text, "</p>");
        for other in &entry.others {
            self.fact(texts::OTHER, "");
            self.element("<p class=\"text\">", other, "</p>");
        }
        for attachment in &entry.attachments {
            self.attachment(attachment);
        }
        if !entry.metiers.is_empty() {
            let names = self.names(entry.metiers.iter());
            self.fact(texts::METIERS, &Vec::from_iter(names).join(", "));
        }
        if !entry.feelings.is_empty() {
            let feelings: Vec<_> = entry
                .feelings
                .iter()
                .map(|feeling| feeling.label())
                .collect();
            self.fact(texts::FEELINGS, &feelings.join(", "));
        }
        if !entry.skills.is_empty() {
            self.fact(texts::SKILLS, &skills(&entry.skills).join(", "));
        }
        self.raw("</article>");
    }

    fn attachment(&mut self, attachment: &Attachment) {
        let of = texts::of_file(attachment);
        let alt = match attachment.alt.trim() {
            "" => &of.name,
            alt => alt,
        };
        let Some(base64) = self.files.get(&attachment.blob) else {
            self.fact(of.elsewhere, alt);
            return;
        };
        // An address that holds all of the file.
        let address = ["data:", attachment.kind.media(), ";base64,", base64].concat();
        match attachment.kind {
            AttachmentKind::Voice => {
                self.element("<figure><figcaption><b>", &of.name, "</b></figcaption>");
                self.element("<audio controls src=\"", &address, "\"></audio>");
                self.element("<p class=\"text\">", attachment.alt.trim(), "</p></figure>");
            }
            AttachmentKind::Photo | AttachmentKind::Other => {
                self.element("<p><img alt=\"", alt, "\" src=\"");
                self.element("", &address, "\"></p>");
            }
        }
    }

    fn favourites<'a>(&mut self, favourites: impl Iterator<Item = &'a String>) {
        let names = self.names(favourites);
        if names.is_empty() {
            self.heading(texts::FAVOURITES);
            self.paragraph(texts::FAVOURITES_NONE);
        } else {
            self.list(texts::FAVOURITES, names.into_iter());
        }
    }

    fn teams(&mut self, teams: &[ExportedTeam]) {
        if !teams.is_empty() {
            self.heading(texts::TEAMS);
        }
        for team in teams {
            self.raw("<article>");
            self.element("<h3>", &[&team.nom, " · ", &team.projet].concat(), "</h3>");
            if !team.fonction.is_empty() {
                self.fact(texts::FONCTION, &team.fonction);
            }
            for (title, text) in of_team(team) {
                self.element("<h4>", title, "</h4>");
                self.element("<p class=\"text\">", text, "</p>");
            }
            self.raw("</article>");
        }
    }

    /// The names of sheets, in their order; what a sheet is kept by where this device does not have it.
    fn names<'a>(&self, ids: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
        let list = self.catalogue.list_untracked();
        let name = |id: &String| {
            list.as_ref()
                .and_then(|list| Some(list.names(list.find(id)?).both()))
        };
        ids.map(|id| name(id).unwrap_or_else(|| id.clone()))
            .collect()
    }

    /// A heading with its lines; nothing when there are none.
    fn list(&mut self, title: &str, lines: impl Iterator<Item = String>) {
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            return;
        }
        self.heading(title);
        self.raw("<ul>");
        for line in lines {
            self.element("<li class=\"text\">", &line, "</li>");
        }
        self.raw("</ul>");
    }
}
