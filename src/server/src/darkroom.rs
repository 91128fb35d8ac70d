//! Where pictures are encoded anew, beside everything else.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::picture::{PictureError, encode_anew};

/// Encodes pictures on threads of their own, two at a time: each takes memory and a processor.
#[derive(Debug, Clone)]
pub struct Darkroom {
    room: Arc<Semaphore>,
}

impl Default for Darkroom {
    fn default() -> Self {
        let room = Arc::new(Semaphore::new(2));
        Self { room }
    }
}

impl Darkroom {
    /// As [`encode_anew`]. A decoder that panics has met a damaged file.
    ///
    /// # Errors
    /// [`PictureError`].
    pub async fn encode(&self, bytes: Vec<u8>) -> Result<Vec<u8>, PictureError> {
        let room = self.room.clone().acquire_owned().await;
        let _room = room.map_err(|_| PictureError::Unreadable)?;
        let work = tokio::task::spawn_blocking(move || encode_anew(&bytes));
        work.await.unwrap_or_else(|error| {
            tracing::error!(%error, "a picture broke its decoder");
            Err(PictureError::Unreadable)
        })
    }
}
