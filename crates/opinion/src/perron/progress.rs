//! How far a fit is.

/// Told how many steps are done, of how many. The first number only grows while a model is fitted.
pub type Tell<'a> = &'a dyn Fn(usize, usize);

/// All steps of a fit.
const ALL: usize = 1_000;

/// A part of the way of a fit.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    tell: Tell<'a>,
    from: usize,
    to: usize,
}

impl<'a> Way<'a> {
    pub(crate) fn new(tell: Tell<'a>) -> Self {
        Self { tell, from: 0, to: ALL }
    }

    /// Says that `done` of the `all` steps of this part are done.
    pub(crate) fn at(&self, done: usize, all: usize) {
        (self.tell)(self.step(done, all), ALL);
    }

    /// From one share of this part to another, in hundredths.
    pub(crate) fn part(&self, from: usize, to: usize) -> Self {
        Self { tell: self.tell, from: self.step(from, 100), to: self.step(to, 100) }
    }

    fn step(&self, done: usize, all: usize) -> usize {
        self.from + (self.to - self.from) * done.min(all) / all.max(1)
    }
}
