//! The contract of both databases: every test runs on SQLite and on PostgreSQL.

#![cfg(test)]
#![expect(
    clippy::too_many_lines,
    reason = "a journey or a table of cases reads from top to bottom"
)]

mod access;
mod appends;
mod database;
mod drafts;
mod faults;
mod flips;
mod lists;
mod meanwhile;
mod merging;
mod opening;
mod party;
mod repairs;
mod searches;
mod tables;
mod tree;

use database::Database;

/// Makes two tests of each case.
macro_rules! on_both {
    ($($module:ident: $($case:ident),+ $(,)?;)+) => {
        mod sqlite {
            $(mod $module {$(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    crate::$module::$case(crate::Database::sqlite().await).await;
                }
            )+})+
        }
        mod postgres {
            $(mod $module {$(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    if let Some(database) = crate::Database::postgres().await {
                        crate::$module::$case(database).await;
                    }
                }
            )+})+
        }
    };
}

on_both! {
    appends:
        a_saved_append_is_read_back,
        a_stale_append_saves_nothing,
        a_new_row_must_not_exist,
        of_two_that_expect_the_same_one_wins,
        the_same_key_is_saved_once,
        concurrent_appends_are_all_saved_in_one_order,
        a_bad_append_does_not_harm_its_neighbours,
        an_append_that_cannot_be_saved_is_refused,
        an_unknown_office_is_refused,
        two_stores_share_one_database,
        two_stores_rely_on_the_same,
        erased_payloads_are_gone;
    access:
        a_session_lasts_until_it_expires,
        an_invitation_ends_with_time_with_the_next_and_when_removed,
        attempts_are_counted_until_they_expire;
    drafts:
        a_draft_is_kept_until_it_expires,
        of_two_changes_of_a_draft_one_is_saved;
    lists:
        pages_follow_each_other_without_gap_or_overlap,
        pages_are_gone_through_backwards_as_they_came,
        filters_hold_together,
        tables_without_a_day_are_listed_too,
        readings_of_a_version_follow_its_name,
        tallies_follow_every_change,
        an_entry_from_before_its_case_is_counted_once;
    searches:
        a_search_finds_words_and_the_beginning_of_the_last,
        a_search_for_a_common_word_finds_the_same;
    party:
        a_party_has_a_history;
    tables:
        the_queries_of_the_page_run;
    tree:
        proofs_hold_across_tiles,
        tiles_are_served_full_and_partial;
    flips:
        a_sound_database_has_no_differences,
        every_flipped_byte_is_found_and_named,
        rows_put_in_or_taken_out_are_found;
    repairs:
        an_old_checkpoint_shows_a_rewritten_past,
        read_models_are_rebuilt;
    meanwhile:
        what_others_write_is_no_difference;
    faults:
        every_failing_write_leaves_all_or_nothing,
        every_failing_write_in_one_exchange_leaves_all_or_nothing,
        a_lost_answer_after_the_commit_is_no_error,
        neighbours_of_a_failing_append_are_saved;
    opening:
        a_newer_database_is_refused,
        an_older_database_is_brought_forward,
        another_builds_database_is_refused,
        a_read_only_database_says_so,
        an_office_is_created_once,
        both_schemas_are_alike;
}
