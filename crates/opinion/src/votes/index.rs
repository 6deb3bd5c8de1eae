/// From ids to their places in ascending order.
pub(super) struct Index {
    id: Vec<u64>,
    place: Place,
}

enum Place {
    /// By id less the smallest one: one load, where the ids are dense enough to afford it.
    Table(Vec<u32>),
    /// By binary search.
    Search,
}

impl Index {
    /// Of the ids that `ids` yields; they may repeat.
    pub(super) fn of<I: Iterator<Item = u64>>(ids: impl Fn() -> I) -> Self {
        let (mut low, mut high, mut count) = (u64::MAX, 0, 0_u64);
        for id in ids() {
            (low, high, count) = (low.min(id), high.max(id), count + 1);
        }
        if count == 0 {
            return Self { id: Vec::new(), place: Place::Search };
        }
        if high - low > 2 * count + 1024 {
            let mut id: Vec<u64> = ids().collect();
            id.sort_unstable();
            id.dedup();
            return Self { id, place: Place::Search };
        }
        let mut table = vec![0_u32; (high - low) as usize + 1];
        for id in ids() {
            table[(id - low) as usize] = 1;
        }
        let mut id = Vec::new();
        for (offset, slot) in table.iter_mut().enumerate() {
            if *slot == 1 {
                *slot = id.len() as u32;
                id.push(low + offset as u64);
            }
        }
        Self { id, place: Place::Table(table) }
    }

    /// Place of an id that is in the index.
    pub(super) fn position(&self, id: u64) -> usize {
        match &self.place {
            Place::Table(table) => table[(id - self.id[0]) as usize] as usize,
            Place::Search => self.id.partition_point(|&other| other < id),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.id.len()
    }

    pub(super) fn into_ids(self) -> Vec<u64> {
        self.id
    }
}
