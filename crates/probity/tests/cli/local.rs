//! Tests that page, API and command line all include an office's own decisions and settings. If these are not
//! known, the answer says so.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::run::{Run, probity};

const OFFICE: &str = "northamptonshire";
const DECIDED: &str = "An offer that was declared waits for the decision.";
const LEFT_OUT: &str = "It leaves out what the office has decided or switched on itself.";
const ON: &str = "2026-11-21";
const FACTS: [(&str, &str); 3] = [
    ("kind", "object"),
    ("giver_kind", "contractor"),
    ("for_whom", "me"),
];

/// An office with a policy switched on and a finding decided, and a server over its records.
struct Served {
    folder: TempDir,
    server: Child,
    address: String,
}

impl Served {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = db(&folder);
        let done = |arguments: &[&str]| {
            let run = probity(&[arguments, &["--office", OFFICE, "--db", &db]].concat());
            assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
        };
        done(&["office", "create", "--ledger", "probity.example/n"]);
        done(&[
            "office",
            "switch",
            "gifts-policy",
            "on",
            "--reason",
            "Adopted.",
        ]);
        let finding = "decision-on-declared-offers";
        let by = ["--by", "The commissioner", "--on", "2020-01-06"];
        done(
            &[
                &["office", "decide-finding", finding, "--says", DECIDED][..],
                &by,
            ]
            .concat(),
        );
        let mut server = Command::new(env!("CARGO_BIN_EXE_probity"))
            .args(["serve", "--listen", "127.0.0.1:0", "--db", &db])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut lines = BufReader::new(server.stdout.take().unwrap());
        lines.read_line(&mut line).unwrap();
        let (_, address) = line.split_once("http://").unwrap();
        let end = address.find(|c: char| !(c.is_ascii_digit() || ".:".contains(c)));
        let address = address[..end.unwrap_or(address.len())].trim_end_matches('.');
        Self {
            address: address.to_owned(),
            folder,
            server,
        }
    }

    fn db(&self) -> String {
        db(&self.folder)
    }

    /// The server's answer.
    fn http(&self, method: &str, path: &str, kind: &str, body: &str) -> String {
        let answer = self.exchange(method, path, kind, body);
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        body.to_owned()
    }

    fn exchange(&self, method: &str, path: &str, kind: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        let host = &self.address;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAccept: */*\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn api(&self, method: &str, path: &str, body: &Value) -> Value {
        let sent = self.http(method, path, "application/json", &body.to_string());
        // Without a known length, the answer came in one or more chunks.
        let start = sent.find(['{', '[']).unwrap();
        let json: Vec<&str> = sent[start..].split("\r\n").step_by(2).collect();
        serde_json::from_str(&json.concat()).unwrap()
    }

    fn page(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        self.http(
            "POST",
            path,
            "application/x-www-form-urlencoded",
            &pairs.join("&"),
        )
    }

    /// The answer at the end of asking. Questions that the fields leave open are skipped.
    fn answer(&self, fields: &[(&str, &str)]) -> String {
        let form = "application/x-www-form-urlencoded";
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut next = self.redirect("/ask", form, &pairs.join("&"));
        while !next.ends_with("/answer") {
            let page = self.http("GET", &next, form, "");
            let (_, asked) = page.split_once("name=\"go-asked\" value=\"").unwrap();
            let asked = asked.split('"').next().unwrap();
            next = self.redirect(&next, form, &format!("go-asked={asked}&go-skip=yes"));
        }
        self.http("GET", &next, form, "")
    }

    /// The address that a form leads to.
    fn redirect(&self, path: &str, kind: &str, body: &str) -> String {
        let answer = self.exchange("POST", path, kind, body);
        let found = answer
            .lines()
            .find_map(|line| line.strip_prefix("location: "));
        found
            .unwrap_or_else(|| panic!("{path}: {answer}"))
            .trim()
            .to_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn db(folder: &TempDir) -> String {
    let db: PathBuf = folder.path().join("office.db");
    db.to_str().unwrap().to_owned()
}

fn facts() -> Vec<String> {
    FACTS
        .iter()
        .flat_map(|(name, value)| ["--fact".to_owned(), format!("{name}={value}")])
        .collect()
}

fn run(arguments: &[&str], more: &[String]) -> Run {
    let more = more.iter().map(String::as_str);
    let all: Vec<&str> = arguments.iter().copied().chain(more).collect();
    let run = probity(&all);
    assert_eq!(run.code, 0, "{all:?}: {}", run.err);
    run
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap()
}

/// The office's own part of an answer about all offices.
fn own(all: &Value) -> &Value {
    let mut all = all.as_array().unwrap().iter();
    all.find(|one| one["office"] == OFFICE).unwrap()
}

fn has_both(answer: &Value) {
    let in_force = answer["instruments"].as_array().unwrap();
    assert!(
        in_force.iter().any(|one| one["id"] == "gifts-policy"),
        "{answer}"
    );
    let clauses = answer["shown"].as_array().unwrap();
    assert!(clauses.iter().any(|one| one["says"] == DECIDED), "{answer}");
    assert_eq!(answer.get("without_local_decisions"), None);
}

fn facts_json() -> Value {
    FACTS
        .iter()
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn asking_gives_one_answer_at_every_door() {
    let office = Served::start();
    let (db, facts) = (office.db(), facts());
    let ask = ["ask", "--office", OFFICE, "gift", "--on", ON];
    let typed = run(&[&ask[..], &["--db", &db, "--json"]].concat(), &facts);
    let body = json!({ "office": OFFICE, "situation": "gift", "role": "staff", "on": ON, "facts": facts_json() });
    let api = office.api("POST", "/api/v1/ask", &body);
    has_both(&api);
    assert_eq!(json(&typed), api);
    let lines = run(&[&ask[..], &["--db", &db]].concat(), &facts).out;
    assert!(
        lines.contains(DECIDED) && !lines.contains(LEFT_OUT),
        "{lines}"
    );
    let mut fields = vec![
        ("the-office", OFFICE),
        ("the-role", "staff"),
        ("the-situation", "gift"),
    ];
    fields.extend(FACTS);
    let page = office.answer(&fields);
    assert!(page.contains(DECIDED) && !page.contains(LEFT_OUT), "{page}");
}

#[test]
fn an_answer_from_the_codes_alone_says_so() {
    let ask = ["ask", "--office", OFFICE, "gift", "--on", ON];
    let answer = json(&run(&[&ask[..], &["--json"]].concat(), &facts()));
    assert_eq!(answer["without_local_decisions"], true);
    let lines = run(&ask, &facts()).out;
    assert!(
        lines.contains(LEFT_OUT) && lines.contains("--db"),
        "{lines}"
    );
    let compare = ["compare", "gift", "--on", ON];
    let answers = json(&run(&[&compare[..], &["--json"]].concat(), &facts()));
    for one in answers.as_array().unwrap() {
        assert_eq!(one["answer"]["without_local_decisions"], true, "{one}");
    }
    assert!(run(&compare, &facts()).out.contains(LEFT_OUT));
    let topic = json(&run(
        &["compare", "--topic", "gifts-and-hospitality", "--json"],
        &[],
    ));
    for one in topic.as_array().unwrap() {
        assert_eq!(one["without_local_decisions"], true, "{one}");
    }
}

#[test]
fn comparing_gives_one_answer_at_every_door() {
    let office = Served::start();
    let (db, facts) = (office.db(), facts());
    let compare = ["compare", "gift", "--on", ON, "--db", &db];
    let typed = json(&run(&[&compare[..], &["--json"]].concat(), &facts));
    let body = json!({ "situation": "gift", "role": "staff", "on": ON, "facts": facts_json() });
    let api = office.api("POST", "/api/v1/compare", &body);
    assert_eq!(typed, api);
    has_both(&own(&api)["answer"]);
    let others = api
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["office"] != OFFICE);
    for other in others {
        assert_eq!(other["answer"]["without_local_decisions"], true, "{other}");
    }
    let mut fields = vec![("the-role", "staff"), ("the-situation", "gift")];
    fields.extend(FACTS);
    let page = office.page("/compare", &fields);
    assert!(page.contains(DECIDED) && page.contains(LEFT_OUT), "{page}");

    let typed = json(&run(
        &[
            "compare",
            "--topic",
            "gifts-and-hospitality",
            "--json",
            "--db",
            &db,
        ],
        &[],
    ));
    let api = office.api(
        "GET",
        "/api/v1/compare?topic=gifts-and-hospitality",
        &Value::Null,
    );
    assert_eq!(typed, api);
    let clauses = own(&api)["clauses"].as_array().unwrap();
    assert!(
        clauses.iter().any(|one| one["says"] == DECIDED),
        "{clauses:?}"
    );
    assert!(
        clauses
            .iter()
            .any(|one| one["instrument"] == "gifts-policy")
    );

    let known = office.api("GET", "/api/v1/comparisons", &Value::Null);
    for one in known.as_array().unwrap().iter().take(3) {
        let id = one["id"].as_str().unwrap();
        let typed = json(&run(
            &[
                "compare",
                "--comparison",
                id,
                "--on",
                ON,
                "--json",
                "--db",
                &db,
            ],
            &[],
        ));
        let path = format!("/api/v1/comparisons/{id}?on={ON}");
        assert_eq!(typed, office.api("GET", &path, &Value::Null), "{id}");
        for answer in own(&typed)["answers"].as_array().unwrap() {
            assert_eq!(answer.get("without_local_decisions"), None, "{id}");
        }
    }
}
