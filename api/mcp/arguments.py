"""A server whose tools take no argument that nothing reads, and which says in a sentence what does not fit."""

from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, InputRequiredResult, Tool
from pydantic import ValidationError

from api.invalid import invalid, place
from api.parameters import LONGEST_SHOWN, unknown
from corpus.message import Message


class StrictTools(MCPServer):
    """A server that refuses an argument by its name where a tool has none of that name.

    Passed over, a slip (`due_befor`) would give an assistant the whole table as if it were what it asked for.
    """

    async def list_tools(self) -> list[Tool]:
        """Returns the tools, whose schemas say that they take nothing else."""
        return [_closed(tool) for tool in await super().list_tools()]

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Calls a tool.

        Raises:
            ToolError: it does not exist, its arguments do not fit, or it fails.
        """
        for tool in await super().list_tools():
            known = tool.input_schema["properties"]
            for argument in arguments if tool.name == name else ():
                if argument not in known:
                    raise ToolError(_told(name, argument[:LONGEST_SHOWN], unknown(known)))
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            first = error.__cause__.errors(include_url=False)[0]
            raise ToolError(_told(name, place(first["loc"]), invalid(first))) from error.__cause__


def _closed(tool: Tool) -> Tool:
    return tool.model_copy(update={"input_schema": {**tool.input_schema, "additionalProperties": False}})


def _told(tool: str, argument: str, why: Message) -> str:
    return str(Message("{where}: {why}", where=f"{tool}.{argument}", why=why))
