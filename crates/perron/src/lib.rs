//! perron
