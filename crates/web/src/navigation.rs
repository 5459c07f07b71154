//! The page frame for a reader: the office that the pages belong to, and the links that are useful to them.

use probity_i18n::key;

use crate::reader::Reader;
use crate::session::SignedIn;
use crate::shell::{Masthead, NavigationItem};
use crate::state::App;

/// The masthead of a page, for the office in its path, else the reader's office, else the only office.
#[must_use]
pub fn masthead(app: &App, reader: &Reader, signed_in: Option<&SignedIn>) -> Masthead {
    let in_path = reader
        .path
        .split('/')
        .nth(1)
        .filter(|office| app.runs(office));
    let only = match app.offices.as_slice() {
        [only] => Some(only.as_str()),
        _ => None,
    };
    let office = in_path
        .or(signed_in.map(|one| one.office.as_str()))
        .or(only);
    let usual = &app.site.settings.masthead;
    Masthead {
        office: office.map_or_else(
            || usual.office.clone(),
            |id| app.labels(id, &reader.language).office_name(),
        ),
        navigation: links(
            office,
            signed_in.filter(|one| Some(one.office.as_str()) == office),
        ),
        person: signed_in.map(|one| one.name.clone()),
        privacy: Some(
            usual
                .privacy
                .clone()
                .unwrap_or_else(|| "/privacy".to_owned()),
        ),
    }
}

/// The links, by what the person may do. The pages behind them check again.
fn links(office: Option<&str>, signed_in: Option<&SignedIn>) -> Vec<NavigationItem> {
    let mut links = vec![NavigationItem::new("/ask", key("nav-ask"))];
    if let Some(office) = office {
        let registers = format!("/{office}/registers");
        links.push(NavigationItem::new(registers, key("registers-title")));
    }
    let (Some(office), Some(me)) = (office, signed_in) else {
        links.push(NavigationItem::new("/sign-in", key("sign-in")));
        return links;
    };
    links.push(NavigationItem::new(
        format!("/{office}/declare"),
        key("nav-declare"),
    ));
    links.push(NavigationItem::new(
        format!("/{office}/cases"),
        key("home-cases"),
    ));
    links.push(NavigationItem::new(
        format!("/{office}/people"),
        key("people-title"),
    ));
    links.push(NavigationItem::new(
        format!("/{office}/posts"),
        key("posts-title"),
    ));
    if me.administrator || me.auditor {
        links.push(NavigationItem::new(
            format!("/{office}/settings"),
            key("settings-title"),
        ));
    }
    if me.administrator && !me.auditor {
        let import = format!("/{office}/import");
        links.push(NavigationItem::new(import, key("nav-import")));
    }
    if me.auditor {
        let ledger = format!("/{office}/ledger");
        links.push(NavigationItem::new(ledger, key("nav-ledger")));
    }
    links
}
