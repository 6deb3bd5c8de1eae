pub mod mine;
pub mod moderation;
pub mod translations;
