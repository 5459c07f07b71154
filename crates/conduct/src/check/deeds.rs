//! Check of `deeds.toml`: every deed has two forms at least, in situations and with facts that exist.

use probity_i18n::key;

use super::{Ground, Place, json, repeated};
use crate::facts::Facts;
use crate::mistake::Mistake;
use crate::model::{Deed, DeedForm};

const PATH: &str = "deeds.toml";

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    let deeds = &ground.model.deeds.deed;
    for deed in repeated(deeds, |deed| &deed.id) {
        mistakes.push(ground.at(
            PATH,
            deed.at,
            "id",
            key("check-deed-twice").with("id", &deed.id),
            key("check-own-id"),
        ));
    }
    for deed in deeds {
        if deed.forms.len() < 2 {
            mistakes.push(ground.at(
                PATH,
                deed.at,
                "id",
                key("check-deed-alone").with("deed", &deed.id),
                key("check-deed-alone-right"),
            ));
        }
        for form in &deed.forms {
            self::form(ground, deed, form, mistakes);
        }
    }
}

fn form(ground: Ground<'_>, deed: &Deed, form: &DeedForm, mistakes: &mut Vec<Mistake>) {
    let place = Place {
        path: PATH,
        from: deed.at,
    };
    let situations = &ground.model.situations;
    let Some(situation) = situations.get(&form.situation) else {
        mistakes.extend(ground.unknown(
            &place,
            key("check-no-situation"),
            &form.situation,
            situations.keys(),
        ));
        return;
    };
    let Err(problems) = Facts::from_json(situation, &json(&form.facts)) else {
        return;
    };
    for problem in problems {
        mistakes.push(
            ground.at(
                PATH,
                deed.at,
                &problem.field,
                key("check-deed-fact")
                    .with("deed", &deed.id)
                    .with("field", &problem.field)
                    .with("situation", &situation.id),
                key("check-deed-fact-right"),
            ),
        );
    }
}
