//! Check of areas: each topic is in at most one. If the codes have areas, every situation's topic is in one.

use std::collections::BTreeSet;

use probity_i18n::key;

use super::{Ground, Place, repeated};
use crate::mistake::Mistake;

const PATH: &str = "words.toml";

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    let words = &ground.model.words;
    let mut taken = BTreeSet::new();
    for area in &words.areas {
        let place = Place {
            path: PATH,
            from: area.at,
        };
        for topic in &area.topics {
            mistakes.extend(ground.unknown(
                &place,
                key("check-no-topic"),
                topic,
                words.topic.keys(),
            ));
            if !taken.insert(topic) {
                mistakes.push(ground.at(
                    PATH,
                    area.at,
                    &format!("\"{topic}\""),
                    key("check-topic-twice").with("topic", topic),
                    key("check-topic-twice-right"),
                ));
            }
        }
    }
    for area in repeated(&words.areas, |area| &area.id) {
        mistakes.push(ground.at(
            PATH,
            area.at,
            "id",
            key("check-area-twice").with("id", &area.id),
            key("check-own-id"),
        ));
    }
    let homeless = |topic: &String| !words.areas.is_empty() && !taken.contains(topic);
    for situation in ground.model.situations.values() {
        if homeless(&situation.topic) {
            mistakes.push(ground.at(
                &format!("situations/{}.toml", situation.id),
                0,
                "topic",
                key("check-topic-homeless").with("topic", &situation.topic),
                key("check-topic-homeless-right"),
            ));
        }
    }
}
