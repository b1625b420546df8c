import Form from "next/form";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";

interface PeopleFilterProps {
  search: string;
  waiting: boolean;
  sort: string;
  order: string;
}

/** A plain form: it works before any script has loaded. */
export function PeopleFilter({ search, waiting, sort, order }: PeopleFilterProps) {
  return (
    <Form action="/admin" role="search" className="mt-4 mb-5 flex flex-wrap items-center gap-x-4 gap-y-3">
      <input type="hidden" name="sort" value={sort} />
      <input type="hidden" name="order" value={order} />
      <div className="flex w-full gap-2 sm:w-auto">
        <TextField
          label="Name or e-mail"
          hideLabel
          name="q"
          type="search"
          defaultValue={search}
          maxLength={200}
          placeholder="Name or e-mail"
          className="min-w-0 flex-1 sm:w-72"
        />
        <Button type="submit" variant="outline">
          Search
        </Button>
      </div>
      <label className="flex min-h-9 items-center gap-2 text-sm">
        <input type="checkbox" name="waiting" value="1" defaultChecked={waiting} className="size-4" />
        Only with facts to review
      </label>
    </Form>
  );
}
