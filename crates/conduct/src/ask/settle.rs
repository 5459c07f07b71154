//! The result of the verdicts, and the open rules that can still change it.

use super::Judged;
use crate::answer::Outcome;
use crate::rules::{RuleDuty, Tri};

/// Outcome, authority and duties as far as they are settled. Rules are indexes into the list judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settled<'a> {
    /// `None` while open.
    pub outcome: Option<Outcome>,
    pub authorities: Vec<&'a str>,
    /// The first rule of each group that owes the same duty.
    pub duties: Vec<usize>,
    /// Open rules that can change any of the above.
    pub open: Vec<usize>,
}

/// The result of the deed's rules, asked either without or with authorisation.
struct DeedVerdict {
    forbids: Tri,
    permits: Tri,
}

impl DeedVerdict {
    fn allowed(&self) -> Tri {
        self.permits.min(self.forbids.not())
    }
}

pub(super) fn settle<'a>(rules: &[Judged<'a>]) -> Settled<'a> {
    let verdicts = [deed_verdict(rules, 0), deed_verdict(rules, 1)];
    let outcome = outcome(&verdicts);
    let authorities = match outcome {
        Some(Outcome::NeedsAuthorisation) => authorities(rules),
        _ => Vec::new(),
    };
    let mut open = Vec::new();
    if outcome.is_none() {
        open_for_outcome(rules, &verdicts, &mut open);
    }
    if outcome.is_none() && verdicts[1].allowed() != Tri::No
        || outcome == Some(Outcome::NeedsAuthorisation)
    {
        open_for_authority(rules, &authorities, &mut open);
    }
    let duties = duties(rules, outcome, &mut open);
    open.sort_unstable();
    open.dedup();
    Settled {
        outcome,
        authorities,
        duties,
        open,
    }
}

/// The outcome of the deed's rules among these. `None` while open.
pub(crate) fn deed_outcome(rules: &[Judged<'_>]) -> Option<Outcome> {
    outcome(&[deed_verdict(rules, 0), deed_verdict(rules, 1)])
}

/// Whether a permit surely holds, and only facts that are not given can keep the deed from being permitted.
pub(super) fn can_be_permitted(rules: &[Judged<'_>]) -> bool {
    let verdict = deed_verdict(rules, 0);
    verdict.permits == Tri::Yes && verdict.forbids == Tri::Open
}

/// Whether the deed surely is not prohibited: nothing can forbid it, or it is allowed once someone agrees.
pub(super) fn cannot_be_refused(rules: &[Judged<'_>]) -> bool {
    let [without, with] = [deed_verdict(rules, 0), deed_verdict(rules, 1)];
    without.forbids.max(with.forbids) == Tri::No
        || without.allowed() == Tri::Yes
        || with.allowed() == Tri::Yes
}

/// Whether facts that are not given can still make the deed allowed, with authorisation or without.
pub(super) fn can_be_allowed(rules: &[Judged<'_>]) -> bool {
    [0, 1]
        .iter()
        .any(|with| deed_verdict(rules, *with).allowed() != Tri::No)
}

fn deed_verdict(rules: &[Judged<'_>], with: usize) -> DeedVerdict {
    let strongest = |forbids: bool| {
        let deeds = rules
            .iter()
            .filter(|one| one.rule.owes().is_none() && one.rule.forbids == forbids);
        deeds.map(|one| one.holds[with]).max().unwrap_or(Tri::No)
    };
    DeedVerdict {
        forbids: strongest(true),
        permits: strongest(false),
    }
}

/// Permitted; else needs authorisation; else prohibited if a forbid holds; else silent.
fn outcome([without, with]: &[DeedVerdict; 2]) -> Option<Outcome> {
    match (
        without.allowed(),
        with.allowed(),
        without.forbids.max(with.forbids),
    ) {
        (Tri::Yes, _, _) => Some(Outcome::Permitted),
        (Tri::No, Tri::Yes, _) => Some(Outcome::NeedsAuthorisation),
        (Tri::No, Tri::No, Tri::Yes) => Some(Outcome::Prohibited),
        (Tri::No, Tri::No, Tri::No) => Some(Outcome::Silent),
        _ => None,
    }
}

fn open_for_outcome(rules: &[Judged<'_>], verdicts: &[DeedVerdict; 2], open: &mut Vec<usize>) {
    let forbidden = verdicts.iter().any(|verdict| verdict.forbids == Tri::Yes);
    for (index, one) in rules
        .iter()
        .enumerate()
        .filter(|(_, one)| one.rule.owes().is_none())
    {
        let cases = |with: usize| {
            let undecided = verdicts[with].allowed() == Tri::Open;
            let counts = if one.rule.forbids {
                undecided || !forbidden
            } else {
                undecided && verdicts[with].permits != Tri::Yes
            };
            one.holds[with] == Tri::Open && counts
        };
        if cases(0) || cases(1) {
            open.push(index);
        }
    }
}

/// The posts whose agreement is needed: those named by the forbids that agreement lifts, or else by the permits.
///
/// Several permits are alternatives. Several forbids must all be lifted, so only a post that every one of them
/// names is enough. If there is none, the posts of the first forbid are used, in the order of the instruments.
pub(super) fn authorities<'a>(rules: &[Judged<'a>]) -> Vec<&'a str> {
    authorities_if(rules, |holds| holds == Tri::Yes)
}

/// The posts whose agreement is needed if every rule that is still open holds.
pub(super) fn cautious_authorities<'a>(rules: &[Judged<'a>]) -> Vec<&'a str> {
    authorities_if(rules, |holds| holds != Tri::No)
}

fn authorities_if<'a>(rules: &[Judged<'a>], counts: impl Fn(Tri) -> bool) -> Vec<&'a str> {
    let mut narrowed: Option<Vec<&'a str>> = None;
    for one in rules.iter().filter(|one| counts(lifted(one))) {
        let named = one.rule.authorities.iter().map(String::as_str);
        narrowed = Some(match narrowed {
            None => named.collect(),
            Some(before) => {
                let both: Vec<&str> = before
                    .iter()
                    .copied()
                    .filter(|post| one.rule.authorities.iter().any(|named| named == post))
                    .collect();
                if both.is_empty() { before } else { both }
            }
        });
    }
    narrowed.unwrap_or_else(|| {
        let mut posts = Vec::new();
        let permits = rules.iter().filter(|one| counts(agreed(one)));
        for post in permits.flat_map(|one| &one.rule.authorities) {
            if !posts.contains(&post.as_str()) {
                posts.push(post.as_str());
            }
        }
        posts
    })
}

/// Whether this forbid holds until someone it names agrees.
fn lifted(one: &Judged<'_>) -> Tri {
    let names = one.rule.forbids && !one.rule.authorities.is_empty();
    if names { one.holds[0] } else { Tri::No }
}

/// Whether this permit holds once someone it names agrees.
fn agreed(one: &Judged<'_>) -> Tri {
    let names = !one.rule.forbids && one.rule.owes().is_none() && !one.rule.authorities.is_empty();
    if names { one.holds[1] } else { Tri::No }
}

fn open_for_authority(rules: &[Judged<'_>], now: &[&str], open: &mut Vec<usize>) {
    let narrowed = rules.iter().any(|one| lifted(one) == Tri::Yes);
    let new_to = |one: &Judged<'_>| {
        one.rule
            .authorities
            .iter()
            .any(|post| !now.contains(&post.as_str()))
    };
    for (index, one) in rules.iter().enumerate() {
        let narrows = lifted(one) == Tri::Open && one.rule.authorities != now;
        let adds = agreed(one) == Tri::Open && !narrowed && new_to(one);
        if narrows || adds {
            open.push(index);
        }
    }
}

/// The duties owed. The open rules that would add to them go to `open`. A duty that is moot when the deed is
/// prohibited is owed only when it surely is not.
fn duties(rules: &[Judged<'_>], outcome: Option<Outcome>, open: &mut Vec<usize>) -> Vec<usize> {
    let prohibited = outcome == Some(Outcome::Prohibited);
    let owed = |wanted: Tri| {
        let rules = rules.iter().enumerate();
        rules.filter(move |(_, one)| {
            let owes = |duty: &RuleDuty| !(prohibited && duty.moot_when_prohibited);
            one.holds[0] == wanted && one.rule.owes().is_some_and(owes)
        })
    };
    let sure = |index: &usize| {
        let moot = |duty: &RuleDuty| outcome.is_none() && duty.moot_when_prohibited;
        !rules[*index].rule.owes().is_some_and(moot)
    };
    let mut duties: Vec<usize> = owed(Tri::Yes)
        .map(|(index, _)| index)
        .filter(sure)
        .map(|index| rules[index].alike)
        .collect();
    duties.sort_unstable();
    duties.dedup();
    open.extend(
        owed(Tri::Open)
            .map(|(index, _)| index)
            .filter(|index| !duties.contains(&rules[*index].alike)),
    );
    duties
}
