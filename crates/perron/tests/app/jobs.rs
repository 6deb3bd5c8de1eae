//! Jobs: done once, tried again, taken over from the dead, given back by the stopping.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use perron::jobs::{Runner, Task, Trouble, ask};
use serde_json::{Value, json};
use store::job::{self, Job, State};

use crate::world::{World, on_both};

async fn asked(world: &World, kind: &'static str, target: i64) -> i64 {
    let (ids, now) = (world.app.ids.clone(), world.app.clock.now());
    world.app.db.write(move |tx| ask(tx, &ids, now, kind, target, &json!({ "n": target }))).await.unwrap()
}

fn runner(world: &World) -> Runner {
    Runner::new(world.app.db.clone(), world.app.clock.clone())
}

/// The job, once it is as wanted.
async fn once(world: &World, id: i64, wanted: impl Fn(&Job) -> bool) -> Job {
    for _ in 0..4000 {
        let job = world.app.db.read(move |tx| job::by_id(tx, id)).await.unwrap().expect("the job");
        if wanted(&job) {
            return job;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("nothing became of the job within twenty seconds");
}

#[tokio::test]
async fn a_job_is_done_at_once_and_says_how_far_it_is() {
    on_both(async |world| {
        let (go, wait) = tokio::sync::watch::channel(false);
        let work = move |task: Task| {
            let mut wait = wait.clone();
            async move {
                task.progress.at(3, 8);
                let _ = wait.wait_for(|go| *go).await;
                Ok(json!({ "was": task.payload()["n"] }))
            }
        };
        let running = runner(&world).on("work", 1, 3, work).start();
        let id = asked(&world, "work", 5).await;
        let halfway = once(&world, id, |job| job.done_steps > 0).await;
        assert_eq!((halfway.state, halfway.done_steps, halfway.all_steps), (State::Running, 3, 8));
        go.send_replace(true);
        let done = once(&world, id, |job| job.state == State::Done).await;
        assert_eq!((done.report.as_str(), done.attempts), ("{\"was\":5}", 1));
        running.stop().await;
    })
    .await;
}

#[tokio::test]
async fn what_fails_is_tried_again_and_given_up_at_last() {
    on_both(async |world| {
        let tries = Arc::new(AtomicU64::new(0));
        let counted = tries.clone();
        let flaky = move |_| {
            let n = counted.fetch_add(1, Ordering::SeqCst);
            async move {
                match n {
                    0 => Err(Trouble::Again("Not yet.".into())),
                    1 => panic!("a mistake in the program"),
                    _ => Ok(Value::Null),
                }
            }
        };
        let hopeless = |_| async { Err(Trouble::Again("Never works.".into())) };
        let refused = |_| async { Err(Trouble::Never("Wrong for good.".into())) };
        let begin = || {
            runner(&world)
                .on("flaky", 1, 5, flaky.clone())
                .on("hopeless", 1, 2, hopeless)
                .on("refused", 1, 5, refused)
                .start()
        };
        let mut running = begin();
        let (first, second) = (asked(&world, "flaky", 1).await, asked(&world, "hopeless", 1).await);
        let third = asked(&world, "refused", 1).await;
        let refused = once(&world, third, |job| job.state == State::Failed).await;
        assert_eq!((refused.report.as_str(), refused.attempts), ("{\"problem\":\"Wrong for good.\"}", 1));
        for attempt in 1..=2 {
            let put_off =
                once(&world, first, |job| job.state == State::Waiting && job.attempts == attempt).await;
            assert!(put_off.due > world.app.clock.now());
            once(&world, second, |job| job.attempts == attempt && job.state != State::Running).await;
            running.stop().await;
            world.clock.set(put_off.due);
            running = begin();
        }
        assert_eq!(once(&world, first, |job| job.state == State::Done).await.attempts, 3);
        let given_up = once(&world, second, |job| job.state == State::Failed).await;
        assert_eq!((given_up.attempts, given_up.report.as_str()), (2, "{\"problem\":\"Never works.\"}"));
        running.stop().await;
    })
    .await;
}

#[tokio::test]
async fn two_processes_do_each_job_once() {
    on_both(async |world| {
        let done = Arc::new(AtomicU64::new(0));
        let work = |done: &Arc<AtomicU64>| {
            let done = done.clone();
            move |_| {
                done.fetch_add(1, Ordering::SeqCst);
                async { Ok(Value::Null) }
            }
        };
        let one = runner(&world).on("work", 3, 3, work(&done)).start();
        let two = runner(&world).on("work", 3, 3, work(&done)).start();
        let mut ids = Vec::new();
        for target in 0..60 {
            ids.push(asked(&world, "work", target).await);
        }
        for id in ids {
            assert_eq!(once(&world, id, |job| job.state == State::Done).await.attempts, 1);
        }
        assert_eq!(done.load(Ordering::SeqCst), 60);
        one.stop().await;
        two.stop().await;
    })
    .await;
}

#[tokio::test]
async fn the_job_of_a_dead_process_is_taken_over_but_not_for_ever() {
    on_both(async |world| {
        let now = world.app.clock.now();
        let dead = |id, attempts, changed| Job {
            id,
            kind: "work".into(),
            target: id,
            payload: "null".into(),
            state: State::Running,
            due: now,
            attempts,
            done_steps: 0,
            all_steps: 0,
            report: String::new(),
            made: now,
            changed,
        };
        let jobs = [dead(1, 1, now - 60_001), dead(2, 3, now - 60_001), dead(3, 1, now)];
        world.app.db.write(move |tx| jobs.iter().try_for_each(|job| job::insert(tx, job))).await.unwrap();
        let running = runner(&world).on("work", 2, 3, |_| async { Ok(Value::Null) }).start();
        assert_eq!(once(&world, 1, |job| job.state == State::Done).await.attempts, 2);
        let given_up = once(&world, 2, |job| job.state == State::Failed).await;
        assert!(given_up.report.contains("too often"), "{}", given_up.report);
        assert_eq!(once(&world, 3, |_| true).await.state, State::Running, "its process lives");
        running.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_stopping_process_gives_its_jobs_back() {
    let world = World::new().await;
    let running = runner(&world).on("work", 1, 3, |_| std::future::pending()).start();
    let id = asked(&world, "work", 1).await;
    once(&world, id, |job| job.state == State::Running).await;
    running.stop().await;
    let back = once(&world, id, |_| true).await;
    assert_eq!((back.state, back.attempts), (State::Waiting, 0), "a stop is not a failed try");
}
