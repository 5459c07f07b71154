//! Regions of a map in words.

use probity_conduct::Region;
use probity_conduct::model::{Field, FieldType, Situation};
use probity_i18n::{Key, Message, key};

use crate::labels::Labels;

/// What is found in a region.
#[must_use]
pub fn kind(kind: probity_conduct::model::RegionKind) -> Key {
    use probity_conduct::model::RegionKind;
    match kind {
        RegionKind::Silent => key("map-silent"),
        RegionKind::Clash => key("map-clash"),
        RegionKind::Unaddressed => key("map-unaddressed"),
        RegionKind::Differs => key("map-differs"),
    }
}

/// Who it is about: the roles, the posts that matter, and the optional instruments that are switched on.
#[must_use]
pub fn who(region: &Region, labels: &Labels) -> Vec<String> {
    let roles: Vec<String> = region.roles.iter().map(|role| labels.role(role)).collect();
    let mut lines = vec![labels.either(&roles)];
    for post in &region.posts {
        let (key, id) = match post.strip_prefix('!') {
            Some(id) => (key("map-without-post"), id),
            None => (key("map-with-post"), post.as_str()),
        };
        lines.push(labels.language.say(&key.with("post", labels.post(id))));
    }
    for id in &region.with {
        let with = key("map-switched-on").with("instrument", id.as_str());
        lines.push(labels.language.say(&with));
    }
    lines
}

/// The facts of a region: each question with the answers meant.
#[must_use]
pub fn facts(region: &Region, situation: &Situation, labels: &Labels) -> Vec<Message> {
    let fields = situation.fields.iter();
    let named = fields.filter_map(|field| Some((field, region.only.get(&field.name)?)));
    named
        .map(|(field, values)| {
            let answers: Vec<String> = values
                .iter()
                .map(|value| answer(field, value, labels))
                .collect();
            key("map-fact")
                .with("question", labels.text(&field.label))
                .with("answers", labels.either(&answers))
        })
        .collect()
}

fn answer(field: &Field, value: &str, labels: &Labels) -> String {
    match field.kind {
        FieldType::Choice => field
            .option(value)
            .map_or_else(|| value.to_owned(), |option| labels.text(&option.label)),
        FieldType::YesNo if value == "yes" => labels.language.t("answer-yes", &[]),
        FieldType::YesNo => labels.language.t("answer-no", &[]),
        FieldType::Money => match value.split_once(' ') {
            Some((word, sum)) => format!("{word} £{sum}"),
            None => format!("£{value}"),
        },
        _ => value.to_owned(),
    }
}
