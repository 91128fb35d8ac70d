//! What stays on the device: forms that are begun, the last sheets looked at, the real names of pupils, their pages
//! that came by a file.

use store::StoreError;

use crate::engine::Engine;

impl Engine {
    /// What is typed in a form (any name), as it was last kept.
    pub async fn draft(&self, form: &str) -> Result<Option<String>, StoreError> {
        self.store.draft(form).await
    }

    /// The names of the forms that are kept so.
    pub async fn drafts(&self) -> Result<Vec<String>, StoreError> {
        let drafts = self.store.drafts().await?;
        Ok(drafts.into_iter().map(|(name, _)| name).collect())
    }

    /// Keeps what is typed in a form from one visit to the next; `None` forgets it. The caller waits for typing to rest.
    pub async fn put_draft(&self, form: &str, text: Option<&str>) -> Result<(), StoreError> {
        self.store.put_draft(form, text).await
    }

    /// The last sheets looked at, the newest first, by stable id.
    pub async fn recent(&self) -> Result<Vec<String>, StoreError> {
        self.store.recent().await
    }

    /// Remembers that a sheet was looked at.
    pub async fn looked_at(&self, metier: &str) -> Result<(), StoreError> {
        self.store.looked_at(metier).await
    }

    /// The real names of pupils that this person wrote down here, by the identity of the account. They are never sent.
    pub async fn names(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.store.names().await
    }

    /// Keeps these names, all or none; an empty one is forgotten.
    pub async fn put_names(&self, names: &[(String, String)]) -> Result<(), StoreError> {
        self.store.put_names(names).await
    }

    /// The pages that came to this device by a file, by their identity.
    pub async fn papers(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.store.papers().await
    }

    /// Keeps these pages, all or none; an empty one is forgotten.
    pub async fn put_papers(&self, papers: &[(String, String)]) -> Result<(), StoreError> {
        self.store.put_papers(papers).await
    }
}
