"""What all tables share: one naming convention, so that migrations can name every constraint on both databases."""

from typing import ClassVar

from pydantic import ConfigDict
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Keyed(SQLModel):
    """A row with a number of its own. Table models do not validate: use cases do."""

    # What is never validated needs no validators, whose building would take a tenth of the start.
    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]
    __tablename__: ClassVar[str]

    id: int | None = Field(default=None, primary_key=True)

    @property
    def key(self) -> int:
        """The primary key of a row that has been flushed."""
        if self.id is None:
            raise LookupError(f"this {type(self).__name__} has not been stored yet")
        return self.id


class Row(Keyed):
    """A row of one workspace."""

    __table_args__: ClassVar[tuple[object, ...]] = ()

    workspace_id: int = Field(foreign_key="workspace.id")
