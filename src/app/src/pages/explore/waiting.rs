//! What stands in the list's place while it is not there, and how far the rest has come.

use leptos::prelude::*;
use sync::Trouble;
use ui::{Button, Empty, ProgressBar, Skeleton, SkeletonKind};

use super::texts;
use crate::state::catalogue::Catalogue;

/// Skeletons while the list comes, or why it cannot.
pub fn waiting(catalogue: Catalogue) -> AnyView {
    let Some(trouble) = catalogue.trouble() else {
        return view! { <Skeleton kind=SkeletonKind::Cards count=8 /> }.into_any();
    };
    let text = match trouble {
        Trouble::Offline => texts::NO_LIST_OFFLINE,
        Trouble::Portal => texts::NO_LIST_PORTAL,
        Trouble::Damaged => texts::NO_LIST_DAMAGED,
        _ => texts::NO_LIST_OTHER,
    };
    view! {
        <Empty title=texts::NO_LIST_TITLE.to_owned() text=text.to_owned()>
            <Button on_press=Callback::new(move |()| catalogue.refresh())>{texts::RETRY}</Button>
        </Empty>
    }
    .into_any()
}

/// How far the whole catalogue is on the device, while some of it is not there yet; reactive.
pub fn keeping(catalogue: Catalogue) -> Option<AnyView> {
    let (done, total) = catalogue.progress().filter(|(done, total)| done < total)?;
    let bar =
        view! { <ProgressBar label=texts::keeping(done, total) value=Some(done) max=total /> };
    Some(bar.into_any())
}
