"""ask_mcp.py COMMAND... | URL: asks through the official SDK, and prints what came as JSON.

Run by tests/api_clients_test.py with the Python of build/api-clients.
"""
import asyncio
import json
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client


async def ask(read, write):
    async with ClientSession(read, write) as session:
        began = await session.initialize()
        tools = await session.list_tools()
        told = {"server": began.model_dump(mode="json", by_alias=True),
                "tools": [tool.name for tool in tools.tools]}
        for name, arguments in (("search", {"query": "radar"}), ("search", {"query": "herring"}),
                                ("article", {"document": "courier-1"}),
                                ("claims", {"disputed": True}), ("source", {"source": "Ilse Marrant"}),
                                ("timeline", {"story": "radar"}), ("claim", {"claim": "c:none"})):
            answer = await session.call_tool(name, arguments)
            told.setdefault("answers", []).append(answer.model_dump(mode="json", by_alias=True))
        claim = told["answers"][3]["structuredContent"]["claims"][0]["id"]
        answer = await session.call_tool("claim", {"claim": claim})
        told["ledger"] = answer.model_dump(mode="json", by_alias=True)
        print(json.dumps(told))


async def main(words):
    if words[0].startswith("http"):
        async with streamable_http_client(words[0]) as streams:
            await ask(streams[0], streams[1])
    else:
        server = StdioServerParameters(command=words[0], args=words[1:])
        async with stdio_client(server) as (read, write):
            await ask(read, write)


asyncio.run(main(sys.argv[1:]))
