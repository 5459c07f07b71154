//! The commands, one file each. They print to standard output, and use the service as pages and the API do.

mod ask;
mod case;
mod check;
mod code;
mod compare;
mod coverage;
mod demo;
mod diff;
mod facts;
mod fidelity;
mod files;
mod import;
mod licences;
mod map;
mod office;
mod person;
mod prove;
mod register;
mod serve;

use std::sync::Arc;

use probity_conduct::{FieldProblem, Problem};
use probity_i18n::key;
use probity_service::{Actor, Dependencies, Service, ServiceError, Status};
use probity_store::{Options, Store};

use crate::cli::{ActingArgs, Cli, Command, Database, OfficeArgs};
use crate::machine::{SystemClock, SystemRng};
use crate::outcome::{Failure, Outcome};
use crate::output::sentence;
use crate::shipped;

/// Runs the command.
///
/// # Errors
/// When the command could not do its work: see [`Failure`].
pub fn run(arguments: Cli) -> Result<Outcome, Failure> {
    match arguments.command {
        Command::Ask(ask) => ask::run(&ask),
        Command::Check(asked) => check::run(&asked),
        Command::Code(code) => code::run(&code),
        Command::Compare(compare) => compare::run(&compare),
        Command::Coverage(asked) => coverage::run(&asked),
        Command::Diff(asked) => diff::run(&asked),
        Command::Fidelity(asked) => fidelity::run(&asked),
        Command::Licences => Ok(licences::run()),
        command => runtime()?.block_on(run_with_database(command)),
    }
}

async fn run_with_database(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Ask(_)
        | Command::Check(_)
        | Command::Code(_)
        | Command::Compare(_)
        | Command::Coverage(_)
        | Command::Diff(_)
        | Command::Fidelity(_)
        | Command::Licences => Ok(Outcome::Done),
        Command::Serve(serve) => serve::run(serve).await,
        Command::Demo(demo) => demo::run(demo).await,
        Command::Office(office) => office::run(office).await,
        Command::Person(person) => person::run(person).await,
        Command::Case(case) => case::run(case).await,
        Command::Register(register) => register::run(register).await,
        Command::Import(import) => import::run(import).await,
        Command::Verify { at, against, json } => prove::verify(&at, against.as_deref(), json).await,
        Command::Checkpoint { at, key } => prove::checkpoint(&at, key).await,
        Command::Rebuild { at } => prove::rebuild(&at).await,
    }
}

fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Failure::unable)
}

/// Today in London.
fn today() -> jiff::civil::Date {
    use probity_service::Clock;
    probity_service::casework::case::day_of(SystemClock.now())
}

/// Opens the database and creates the service.
pub async fn service(database: &Database) -> Result<Service, Failure> {
    let codes = Arc::new(shipped::load(database.codes.folder.as_ref())?);
    let store = open(&database.db)
        .await
        .map_err(|error| Failure::unable(sentence(ServiceError::from(error).message())))?;
    let dependencies = Dependencies {
        store,
        codes,
        clock: Arc::new(SystemClock),
        rng: Arc::new(SystemRng),
    };
    Service::new(dependencies).map_err(failed)
}

async fn open(database: &str) -> Result<Store, probity_store::StoreError> {
    if database.starts_with("postgres://") || database.starts_with("postgresql://") {
        return Store::open_postgres(database, Options::default()).await;
    }
    Store::open_sqlite(database.as_ref(), Options::default()).await
}

/// The service, and the command line itself as the actor.
pub async fn operator(at: &OfficeArgs) -> Result<(Service, Actor), Failure> {
    let service = service(&at.database).await?;
    Ok((
        service,
        Actor::CommandLine {
            office: at.office.clone(),
            on_behalf: None,
        },
    ))
}

/// The service, and the person that `--for` names as the actor.
pub async fn on_behalf(who: &ActingArgs) -> Result<(Service, Actor), Failure> {
    let service = service(&who.at.database).await?;
    let on_behalf = who.person.as_deref().map(Into::into);
    Ok((
        service,
        Actor::CommandLine {
            office: who.at.office.clone(),
            on_behalf,
        },
    ))
}

/// The service's refusal as a failure, in the catalogue's words.
pub fn failed(error: ServiceError) -> Failure {
    let lines = refused(&error);
    if matches!(error.status(), Status::Unavailable | Status::Fault) {
        return Failure::unable(lines.join("\n"));
    }
    Failure::bad_input(lines)
}

/// The service's refusal as lines: the refusal, and each field to correct.
pub fn refused(error: &ServiceError) -> Vec<String> {
    let problems = error.fields();
    let fields = problems.iter().map(field);
    [sentence(error.message())]
        .into_iter()
        .chain(fields)
        .collect()
}

fn field(problem: &FieldProblem) -> String {
    let name = problem.field.as_str();
    let message = match problem.problem {
        Problem::NotConfirmed => {
            let value = problem.args.get("value").map_or("", String::as_str);
            let message = key("cli-not-confirmed").with("value", value);
            message.with("name", name)
        }
        _ => problem.message_with_choices(name),
    };
    format!("{}: {}", problem.field, sentence(message))
}

/// One line for each field to correct.
pub fn fields(problems: &[FieldProblem]) -> Failure {
    Failure::bad_input(problems.iter().map(field))
}
