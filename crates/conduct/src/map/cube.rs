//! A set of facts as, for each field, the classes that it can have.

use std::collections::BTreeMap;

/// Each field listed has one of the classes in its bit set. Fields that are not listed can have any.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Cube(pub BTreeMap<usize, u64>);

/// The cubes below each class of one field, put together: classes with the same cubes share them.
pub(super) fn merged(field: usize, below: Vec<Vec<Cube>>) -> Vec<Cube> {
    let all = (1_u64 << below.len()) - 1;
    let mut groups: Vec<(Cube, u64)> = Vec::new();
    for (class, cubes) in below.into_iter().enumerate() {
        for cube in cubes {
            match groups.iter_mut().find(|(one, _)| *one == cube) {
                Some((_, classes)) => *classes |= 1 << class,
                None => groups.push((cube, 1 << class)),
            }
        }
    }
    (groups.into_iter())
        .map(|(mut cube, classes)| {
            if classes != all {
                cube.0.insert(field, classes);
            }
            cube
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_with_the_same_cubes_share_them() {
        let any = || vec![Cube::default()];
        assert_eq!(merged(0, vec![any(), any()]), any());
        let some = merged(0, vec![any(), Vec::new(), any()]);
        assert_eq!(some, [Cube(BTreeMap::from([(0, 0b101)]))]);
    }
}
