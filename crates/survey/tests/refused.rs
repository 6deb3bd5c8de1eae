//! Bad input: one sentence that says what to do, and nothing half answered.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use survey::{Study, Survey, Table};

const DATA: &str =
    "age,place,w,y,wave\nyoung,city,1,1,1\nold,city,2,0,1\nold,country,1,1,2\nyoung,country,3,,2\n";

fn said(design: &str, data: &str) -> String {
    let study: Study = toml::from_str(design).unwrap();
    let table = match Table::read_csv(&study, data.as_bytes()) {
        Ok(table) => table,
        Err(fault) => return fault.to_string(),
    };
    match Survey::new(&study, table).and_then(|survey| survey.answer_all(&study)) {
        Ok(answer) => format!("taken: {answer:?}"),
        Err(fault) => fault.to_string(),
    }
}

#[track_caller]
fn refused(design: &str, data: &str, words: &str) {
    let said = said(design, data);
    let is_sentence = said.ends_with('.') && !said.contains('\n');
    assert!(is_sentence && said.contains(words), "{design}: {said}");
}

#[test]
fn columns_and_lines() {
    refused("design.weights = \"weight\"", DATA, "no column “weight”; the columns are “age”, “place”");
    refused("design.weights = \"y\"", DATA, "The weight “y” is missing in 1 row;");
    refused("design.weights = \"w\"", "w,y\n1,2\nmany,3\n", "Line 3: “w” is “many”, which is not a number");
    refused("design.weights = \"w\"", "w,y\n1,2\n-1,3\n", "is -1; weights are 0 or more");
    refused("design.weights = \"w\"", "w,y\n0,2\n0,3\n", "together are 0");
    refused("design.weights = \"w\"", "w,y\n1,2\nNaN,3\n", "not a number");
    refused("design.weights = \"w\"", "w,y\n1,2\n3\n", "Line 3 has 1 fields and the header has 2");
    refused("design.weights = \"w\"", "w,w\n1,2\n", "“w” twice");
    refused("design.weights = \"w\"", "w,y\n", "a header and no rows");
    refused("design.probabilities = \"w\"", "w,y\n1,2\n2,3\n", "chances above 0 and at most 1");
    refused("design = { weights = \"w\", probabilities = \"w\" }", DATA, "not both");
}

#[test]
fn margins_and_totals() {
    let margin = |by: &str, totals: &str| {
        format!(
            "[[weighting]]\nmethod = \"rake\"\nmargins = [ {{ by = \"{by}\", totals = {{ {totals} }} }} ]"
        )
    };
    refused(&margin("age", "young = 5"), DATA, "no total for “old” in “age”, which stands in 2 rows");
    refused(
        &margin("age", "young = 5, old = 5, older = 2"),
        DATA,
        "“older” in “age” is 2 and nobody in the data",
    );
    refused(&margin("age", "young = 5, old = -5"), DATA, "0 or more");
    refused(&margin("age", "young = 0, old = 0"), DATA, "add up to nothing");
    refused(&margin("age", "young = nan, old = 1"), DATA, "0 or more");
    refused(&margin("y", "1 = 5, 0 = 5"), DATA, "“y” is missing in 1 row;");
    refused("[[weighting]]\nmethod = \"rake\"\nmargins = []", DATA, "no margin");
    // young people are counted in the city alone
    let data = "a,b\nx,p\nx,p\ny,q\ny,q\n";
    let contradiction = "[[weighting]]\nmethod = \"rake\"\nmargins = [ { by = \"a\", totals = { x = 5, y = 5 } }, { by = \"b\", totals = { p = 8, q = 2 } } ]";
    refused(contradiction, data, "contradict each other, most at “");
    // the weights of a level are all zero
    let zero = margin("age", "young = 5, old = 5") + "\n[design]\nweights = \"w\"";
    refused(
        &zero,
        "age,w\nyoung,0\nold,1\nold,1\n",
        "“young” in “age” is 5 and nobody in the data counts for it",
    );
    let calibrate = |rest: &str| format!("[[weighting]]\nmethod = \"calibrate\"\n{rest}");
    refused(
        &calibrate("function = \"linear\"\nbounds = [0.5, 2]\ntotals = { \"(Intercept)\" = 9 }"),
        DATA,
        "have bounds",
    );
    refused(&calibrate("function = \"logit\"\ntotals = { \"(Intercept)\" = 9 }"), DATA, "bounds = [0.5, 2]");
    refused(
        &calibrate("function = \"logit\"\nbounds = [0.5, 2]\ntotals = { \"(Intercept)\" = 900 }"),
        DATA,
        "widen the bounds",
    );
    refused(
        &calibrate("function = \"linear\"\ntotals = { \"age=middle\" = 9 }"),
        DATA,
        "Nobody in the data is “middle” in “age”",
    );
    refused(&calibrate("function = \"linear\"\ntotals = { y = 9 }"), DATA, "“y” is missing in 1 row;");
    refused("[[weighting]]\nmethod = \"trim\"\nlower = 3\nupper = 2", DATA, "larger upper");
    refused("[[weighting]]\nmethod = \"trim\"\nlower = 3\nupper = 4", DATA, "No weight is between 3 and 4");
}

#[test]
fn designs() {
    refused("design = { strata = \"age\", cluster = \"place\" }", DATA, "nest = true");
    refused("design.strata = \"y\"", DATA, "“y” is missing in 1 row;");
    refused("design.fpc = \"w\"", "w\n3\n2\n3\n", "of which 3 were drawn");
    refused("design.fpc = \"w\"", "w\n4\n5\n6\n", "differs within a stratum");
    refused("design.fpc = [\"w\", \"w\"]", "w\n3\n3\n3\n", "no stage for the fpc");
    refused("design = { strata = \"age\", replicates = { kind = \"jk1\" } }", DATA, "choose jkn");
    refused("design = { strata = \"wave\", replicates = { kind = \"fay\", rho = 1 } }", DATA, "less than 1");
    refused("design = { strata = \"w\", replicates = { kind = \"brr\" } }", DATA, "two PSUs in each stratum");
    refused("design.replicates = { kind = \"bootstrap\", count = 1 }", DATA, "at least two replicates");
    refused("design.replicates = { kind = \"bootstrap\", count = 1000000 }", DATA, "the most");
    refused("design.replicates = { columns = \"bsw*\", scale = 1 }", DATA, "No column is like “bsw*”");
    refused("design.replicates = { columns = [\"w\", \"wave\"] }", DATA, "need their scale");
    refused("design.replicates = { columns = [\"w\", \"y\"], scale = 1 }", DATA, "missing or negative");
    refused(
        "design.replicates = { columns = [\"w\", \"wave\"], scale = 1, rscales = [1] }",
        DATA,
        "1 rscales",
    );
    refused("design.replicates = { }", DATA, "need a kind");
}

#[test]
fn estimates_and_recodes() {
    let estimate = |rest: &str| format!("[[estimate]]\nname = \"e\"\n{rest}");
    refused(&estimate("kind = \"mean\"\nof = \"age\""), DATA, "“age” is “young”, which is not a number");
    refused(&estimate("kind = \"mean\"\nof = []"), DATA, "needs one column");
    refused(&estimate("kind = \"ratio\"\nof = \"w\""), DATA, "needs over");
    refused(&estimate("kind = \"quantile\"\nof = \"w\"\nprobs = [1.5]"), DATA, "between 0 and 1");
    refused(&estimate("kind = \"quantile\"\nof = \"w\""), DATA, "needs probs");
    refused(&estimate("kind = \"difference\"\nof = \"w\"\nby = \"age\""), DATA, "compare");
    refused(
        &estimate("kind = \"difference\"\nof = \"w\"\nby = \"age\"\ncompare = [\"young\", \"middle\"]"),
        DATA,
        "no level “middle”; the levels are “old”, “young”",
    );
    refused(
        &estimate("kind = \"difference\"\nof = \"w\"\nby = \"age\"\ncompare = \"all\""),
        DATA,
        "\"pairs\"",
    );
    refused(
        &estimate("kind = \"mean\"\nof = \"w\"\nby = [\"age\", \"place\", \"wave\"]"),
        DATA,
        "two are the most",
    );
    refused(&estimate("kind = \"mean\"\nof = \"w\"\nwhere = \"age >\""), DATA, "cannot be read");
    refused(&estimate("kind = \"mean\"\nof = \"w\"\nwhere = \"'x'\""), DATA, "not a text");
    refused(
        &estimate("kind = \"risk_ratio\"\nof = \"w\"\nby = \"age\"\ncompare = \"pairs\""),
        DATA,
        "0 and 1",
    );
    refused(
        "recode = [ { name = \"age\", from = \"place\", map = { city = 1 } } ]",
        DATA,
        "has a column “age” already",
    );
    refused(
        "recode = [ { name = \"x\", from = \"place\", map = { village = 1 } } ]",
        DATA,
        "Nothing in “place” is in the map",
    );
    refused("recode = [ { name = \"x\", from = \"place\" } ]", DATA, "needs a map");
    refused("recode = [ { name = \"x\", expression = \"w / \" } ]", DATA, "cannot be read");
    refused("score = [ { name = \"x\", of = [\"w\"], reverse = [\"w\"] } ]", DATA, "range = [1, 5]");
    refused(
        "small_area = [ { name = \"m\", method = \"ml\", of = \"w\", se = \"y\", area = \"age\" } ]",
        DATA,
        "standard error above 0",
    );
}

#[test]
fn what_can_be_done_is_done_with_a_word() {
    let rescaled = said(
        "[[weighting]]\nmethod = \"rake\"\nmargins = [ { by = \"age\", totals = { young = 50, old = 50 } }, { by = \"place\", totals = { city = 40, country = 40 } } ]",
        DATA,
    );
    assert!(
        rescaled.starts_with("taken") && rescaled.contains("they were scaled to the first"),
        "{rescaled}"
    );
    let few = said(
        "design.replicates = { kind = \"bootstrap\", count = 20 }\n[[weighting]]\nmethod = \"rake\"\nmargins = [ { by = \"age\", totals = { young = 50, old = 50 } } ]\n[[estimate]]\nname = \"e\"\nkind = \"mean\"\nof = \"w\"",
        DATA,
    );
    assert!(few.contains("replicates a level had nobody"), "{few}");
}
