// SPDX-License-Identifier: Apache-2.0
//! Cedar, native: a `permit` for each rule, its `unless` as Cedar's own; the answer is the list of policies that hold.
//! Requests are made before the clock starts. The contract stands in ../README.md.
use cedar_policy::{Authorizer, Context, Entities, Policy, PolicyId, PolicySet, Request, Response};
use serde_json::{json, Map, Value};
use std::{collections::HashMap, env, error::Error, fs, io::BufRead, io::BufReader, time::Instant};

const YES: u8 = 1;
const ERROR: u8 = 3;
const VERSION: &str = "4.14.1"; // as Cargo.toml pins it

fn day(text: &str) -> i64 {
    let part: Vec<i64> = text.split('-').map(|p| p.parse().expect("a date")).collect();
    let (year, month) = if part[1] > 2 { (part[0], part[1] - 3) } else { (part[0] - 1, part[1] + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + part[2] - 719469
}

/// Dates become numbers of days: Cedar's own datetime is an extension call and slower.
fn plain(value: &Value, is_date: bool) -> Value {
    match value.as_str() {
        Some(text) if is_date => json!(day(text)),
        _ => value.clone(),
    }
}

fn atom(told: &Value, dates: &HashMap<String, bool>, guarded: bool) -> String {
    let name = told["fact"].as_str().expect("a name");
    let value = plain(&told["value"], dates[name]);
    let text = match (&value, told["op"].as_str()) {
        (Value::Bool(true), _) => format!("context.{name}"),
        (Value::Bool(false), _) => format!("!context.{name}"),
        (_, Some("is")) => format!("context.{name} == {value}"),
        (_, op) => format!("context.{name} {} {value}", op.expect("an operator")),
    };
    if guarded {
        format!("(context has {name} && {text})")
    } else {
        text
    }
}

fn policy(rule: &Value, dates: &HashMap<String, bool>, guarded: bool) -> Result<Policy, Box<dyn Error>> {
    let joined = |key: &str, by: &str| {
        let atoms = rule[key].as_array().map_or(&[][..], |list| list.as_slice());
        atoms.iter().map(|told| atom(told, dates, guarded)).collect::<Vec<_>>().join(by)
    };
    let mut text = format!("permit(principal, action, resource) when {{ {} && ({}) }}", joined("all", " && "), joined("any", " || "));
    if rule.get("unless").is_some() {
        text += &format!(" unless {{ {} }}", joined("unless", " && "));
    }
    Ok(Policy::parse(Some(PolicyId::new(rule["id"].as_str().expect("an id"))), text + ";")?)
}

fn request(line: &str, dates: &HashMap<String, bool>) -> Result<Request, Box<dyn Error>> {
    let record: Value = serde_json::from_str(line)?;
    let facts = record["facts"].as_object().ok_or("no facts")?;
    let context: Map<String, Value> = facts.iter().map(|(name, value)| (name.clone(), plain(value, dates[name]))).collect();
    Ok(Request::new(
        "User::\"u\"".parse()?,
        "Action::\"a\"".parse()?,
        "Service::\"s\"".parse()?,
        Context::from_json_value(Value::Object(context), None)?,
        None,
    )?)
}

fn number(id: &PolicyId) -> usize {
    let id: &str = id.as_ref();
    id[1..].parse::<usize>().expect("a rule's id") - 1
}

fn write(response: &Response, row: &mut [u8]) {
    response.diagnostics().reason().for_each(|id| row[number(id)] = YES);
    for error in response.diagnostics().errors() {
        let cedar_policy::AuthorizationError::PolicyEvaluationError(error) = error;
        row[number(error.policy_id())] = ERROR;
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let job: Value = serde_json::from_str(&fs::read_to_string(env::args().nth(1).ok_or("peer-cedar JOB")?)?)?;
    let path = |key: &str| job[key].as_str().expect("a path");
    let count = |key: &str| job[key].as_u64().expect("a number") as usize;
    let base: Value = serde_json::from_str(&fs::read_to_string(path("rules"))?)?;
    let facts = base["facts"].as_array().ok_or("no facts")?;
    let dates: HashMap<String, bool> = facts.iter().map(|f| (f["name"].as_str().expect("a name").into(), f["type"] == "date")).collect();
    let rules = base["rules"].as_array().ok_or("no rules")?;
    let mut policies = PolicySet::new();
    for rule in rules {
        policies.add(policy(rule, &dates, job["mode"] != "known")?)?;
    }
    let lines = BufReader::new(fs::File::open(path("records"))?).lines().take(count("n"));
    let requests = lines.map(|line| request(&line?, &dates)).collect::<Result<Vec<_>, _>>()?;
    let (authorizer, entities) = (Authorizer::new(), Entities::empty());
    let mut cells = vec![0u8; requests.len() * rules.len()];
    let mut run = |from: usize, to: usize| {
        for (i, row) in requests.iter().enumerate().take(to).skip(from) {
            write(&authorizer.is_authorized(row, &policies, &entities), &mut cells[i * rules.len()..][..rules.len()]);
        }
    };
    run(0, requests.len());
    if job["task"] == "cells" {
        return Ok(fs::write(path("out"), &cells)?);
    }
    let timed = |run: &mut dyn FnMut(usize, usize), from: usize, to: usize| {
        let start = Instant::now();
        run(from, to);
        start.elapsed()
    };
    let seconds: Vec<f64> = (0..count("runs")).map(|_| timed(&mut run, 0, requests.len()).as_secs_f64()).collect();
    let alone: Vec<u128> = (0..count("singles")).map(|i| i % requests.len()).map(|i| timed(&mut run, i, i + 1).as_nanos()).collect();
    let alone: Vec<u64> = alone.into_iter().map(|ns| ns as u64).collect();
    Ok(fs::write(path("out"), json!({"version": VERSION, "seconds": seconds, "alone_ns": alone}).to_string())?)
}
